using Plimsoll.Core.Market;

namespace Plimsoll.Core.Indicators.Blocks;

/// <summary>The price of a bar that the parameter <c>source</c> names.</summary>
internal readonly struct PriceSource(IndicatorSpec spec)
{
    private readonly int _choice = spec.Integer("source");

    public double Of(in Bar bar) => _choice == 0 ? bar.Close : Other(in bar);

    // In the order of IndicatorParameter.Source.
    private double Other(in Bar bar) => _choice switch
    {
        1 => bar.Open,
        2 => bar.High,
        3 => bar.Low,
        4 => (bar.High + bar.Low) / 2,
        5 => Typical(in bar),
        _ => (bar.Open + bar.High + bar.Low + bar.Close) / 4,
    };

    public static double Typical(in Bar bar) => (bar.High + bar.Low + bar.Close) / 3;
}
