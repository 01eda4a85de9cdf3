namespace Plimsoll.Core.Tests.Backtesting;

/// <summary>The formulas as a textbook writes them: everything in memory, one pass each. Slow on purpose.</summary>
internal static class Textbook
{
    public static double[] Returns(IReadOnlyList<double> equity) =>
        [.. Enumerable.Range(1, equity.Count - 1).Select(i => equity[i] / equity[i - 1] - 1)];

    public static double Deviation(IReadOnlyList<double> values) => Math.Sqrt(Moment(values, 2));

    public static double Moment(IReadOnlyList<double> values, int order)
    {
        var mean = values.Average();
        return values.Select(value => Math.Pow(value - mean, order)).Average();
    }

    public static double Sharpe(IReadOnlyList<double> returns, double riskFree, double periods) =>
        (returns.Average() - riskFree / periods) / Deviation(returns) * Math.Sqrt(periods);

    public static double Sortino(IReadOnlyList<double> returns, double riskFree, double periods)
    {
        var rate = riskFree / periods;
        var down = Math.Sqrt(returns.Select(value => Math.Pow(Math.Min(value - rate, 0), 2)).Average());
        return (returns.Average() - rate) / down * Math.Sqrt(periods);
    }

    public static double[] Drawdowns(IReadOnlyList<double> equity) =>
        [.. equity.Select((point, i) => (equity.Take(i + 1).Max() - point) / equity.Take(i + 1).Max())];

    /// <summary>Losses of the worst 5 % of returns, largest first.</summary>
    public static double[] WorstLosses(IReadOnlyList<double> returns) =>
        [.. returns.Order().Take((int)Math.Ceiling(0.05 * returns.Count)).Select(value => Math.Max(0, -value))];
}
