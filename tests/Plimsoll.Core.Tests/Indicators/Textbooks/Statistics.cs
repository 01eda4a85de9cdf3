using static Plimsoll.Core.Tests.Indicators.Textbooks.Slow;

namespace Plimsoll.Core.Tests.Indicators.Textbooks;

internal static class Statistics
{
    public static Dictionary<string, Func<History, double[][]>> Kinds { get; } = new()
    {
        ["stddev"] = h => [Deviation(h.Source, h.Period)],
        ["zscore"] = h => [Over(Less(h.Source, Mean(h.Source, h.Period)), Deviation(h.Source, h.Period))],
        ["linreg"] = Regression,
    };

    private static double[][] Regression(History h)
    {
        var (slope, end) = Line(h.Source, h.Period);
        return [slope, end, Slow.Over(h.Source, h.Period, Explained)];
    }

    /// <summary>Square of the correlation of values with their place.</summary>
    private static double Explained(double[] window)
    {
        var (mean, middle) = (MeanOf(window), (window.Length - 1) / 2.0);
        var joint = window.Select((x, i) => (x - mean) * (i - middle)).Sum();
        var own = window.Sum(x => (x - mean) * (x - mean));
        var places = window.Select((_, i) => (i - middle) * (i - middle)).Sum();
        return own > 0 ? joint * joint / (own * places) : double.NaN;
    }
}
