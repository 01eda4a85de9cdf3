namespace Plimsoll.Core.Strategies.Trinity;

/// <summary>Validated values of the parameters of <see cref="TrinityDefinition"/>; fractions as fractions.</summary>
public sealed record TrinityOptions
{
    public required int TrendPeriod { get; init; }

    public required int EmaPeriod { get; init; }

    public required int RsiWindowBars { get; init; }

    public required int LeastScore { get; init; }

    public required double StopFraction { get; init; }

    public required double TargetFraction { get; init; }

    /// <summary>By weight; else five equal conditions.</summary>
    public required bool IsWeighted { get; init; }

    public required StrategyTerms Terms { get; init; }

    private static readonly ConfidenceSize[] OfFive = [new(80, 0.03m), new(60, 0.02m), new(0, 0.01m)];

    private static readonly ConfidenceSize[] Weighted =
        [new(95, 0.10m), new(80, 0.08m), new(65, 0.06m), new(0, 0.04m)];

    public static TrinityOptions From(StrategyParameters parameters) => new()
    {
        TrendPeriod = parameters.Integer("trendPeriod"),
        EmaPeriod = parameters.Integer("emaPeriod"),
        RsiWindowBars = parameters.Integer("rsiWindowBars"),
        LeastScore = parameters.Integer("leastScore"),
        StopFraction = (double)parameters.Number("stopFraction"),
        TargetFraction = (double)parameters.Number("targetFraction"),
        IsWeighted = parameters.Choice("profile") == "weighted",
        Terms = TermParameters.Read(parameters) with
        {
            Sizes = !parameters.IsOn("sizeByConfidence") ? []
                : parameters.Choice("profile") == "weighted" ? Weighted : OfFive,
        },
    };
}
