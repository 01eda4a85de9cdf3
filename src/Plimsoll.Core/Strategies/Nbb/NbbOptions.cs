namespace Plimsoll.Core.Strategies.Nbb;

/// <summary>Validated values of the parameters of <see cref="NbbDefinition"/>; fractions as fractions.</summary>
public sealed record NbbOptions
{
    public required int ZoneLookback { get; init; }

    public required double BreakoutThreshold { get; init; }

    public required double RetestTolerance { get; init; }

    public required double StopBuffer { get; init; }

    public required double TargetR { get; init; }

    public required int Confidence { get; init; }

    /// <summary>The target is the high (low) of the day before.</summary>
    public required bool TargetsPreviousDay { get; init; }

    public required StrategyTerms Terms { get; init; }

    public static NbbOptions From(StrategyParameters parameters) => new()
    {
        ZoneLookback = parameters.Integer("zoneLookback"),
        BreakoutThreshold = (double)parameters.Number("breakoutThreshold"),
        RetestTolerance = (double)parameters.Number("retestTolerance"),
        StopBuffer = (double)parameters.Number("stopBuffer"),
        TargetR = (double)parameters.Number("targetR"),
        Confidence = parameters.Integer("confidence"),
        TargetsPreviousDay = parameters.Choice("target") == "previousDay",
        Terms = TermParameters.Read(parameters),
    };
}
