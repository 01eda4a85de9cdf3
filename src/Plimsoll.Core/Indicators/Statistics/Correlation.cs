using Plimsoll.Core.Market;

namespace Plimsoll.Core.Indicators.Statistics;

/// <summary>
/// Correlation with another instrument: Pearson of the simple returns over the last n bars that both have. Source: Karl
/// Pearson, 1895; see <see cref="PairCorrelation"/>.
/// </summary>
public sealed class Correlation : PairIndicator
{
    private readonly PairCorrelation _pair;

    private Correlation(IndicatorSpec spec)
        : base(spec) =>
        _pair = new PairCorrelation(spec.Integer("period"));

    public static IndicatorKind Kind { get; } = new()
    {
        Name = "correlation",
        Title = "Correlation with another instrument",
        Formula = "Pearson of the simple returns c/c1 - 1 of both over the last n bars that both have; null with less "
            + "than 100 of them, or while one of the two does not move",
        Source = "Karl Pearson, 1895",
        Parameters =
        [
            IndicatorParameter.Reference("instrument to compare with"),
            new IndicatorParameter(
                "period", 500, PairCorrelation.LeastPairs, 10_000, "pairs of returns that count"),
        ],
        Fields = [IndicatorField.Bounded("value", -1, 1, "1 moves alike, -1 against each other")],
        WarmupBars = spec => spec.Integer("period") + 1,
        Create = spec => new Correlation(spec),
    };

    protected override void Step(in Bar bar)
    {
        _pair.AddFirst(in bar);
        Emit(_pair.Value);
    }

    protected override void StepReference(in Bar bar)
    {
        _pair.AddSecond(in bar);
        Emit(_pair.Value);
    }
}
