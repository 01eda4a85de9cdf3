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

    public required StrategyTerms Terms { get; init; }

    public static TrinityOptions From(StrategyParameters parameters) => new()
    {
        TrendPeriod = parameters.Integer("trendPeriod"),
        EmaPeriod = parameters.Integer("emaPeriod"),
        RsiWindowBars = parameters.Integer("rsiWindowBars"),
        LeastScore = parameters.Integer("leastScore"),
        StopFraction = (double)parameters.Number("stopFraction"),
        TargetFraction = (double)parameters.Number("targetFraction"),
        Terms = TermParameters.Read(parameters),
    };
}
