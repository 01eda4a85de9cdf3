namespace Plimsoll.Core.Strategies.Gaps;

/// <summary>Validated values of the parameters of <see cref="GapDefinition"/>; fractions as fractions.</summary>
public sealed record GapOptions
{
    public required int Life { get; init; }

    public required double Impulse { get; init; }

    public required double LeastScore { get; init; }

    public required int TrendBars { get; init; }

    public required int RangeBars { get; init; }

    public required int SwingSpan { get; init; }

    public required double StopBuffer { get; init; }

    public required double TargetR { get; init; }

    public required int Confidence { get; init; }

    public required StrategyTerms Terms { get; init; }

    public static GapOptions From(StrategyParameters parameters) => new()
    {
        Life = parameters.Integer("gapLife"),
        Impulse = (double)parameters.Number("impulse"),
        LeastScore = (double)parameters.Number("leastScore"),
        TrendBars = parameters.Integer("trendBars"),
        RangeBars = parameters.Integer("rangeBars"),
        SwingSpan = parameters.Integer("swingSpan"),
        StopBuffer = (double)parameters.Number("stopBuffer"),
        TargetR = (double)parameters.Number("targetR"),
        Confidence = parameters.Integer("confidence"),
        Terms = TermParameters.Read(parameters),
    };
}
