namespace Plimsoll.Core.Strategies.Fabio;

/// <summary>Validated values of the parameters of <see cref="FabioDefinition"/>; fractions as fractions.</summary>
public sealed record FabioOptions
{
    public required int Lookback { get; init; }

    public required double ValueAreaShare { get; init; }

    public required double BreakoutBuffer { get; init; }

    public required double RetestTolerance { get; init; }

    public required int RetestExpiryBars { get; init; }

    public required double StopBuffer { get; init; }

    public required double TargetBuffer { get; init; }

    public required double TargetR { get; init; }

    public required int Confidence { get; init; }

    /// <summary>A break counts only out of balance.</summary>
    public required bool NeedsBalance { get; init; }

    /// <summary>The retest is that of the low volume node of the leg that broke out.</summary>
    public required bool EntersAtNode { get; init; }

    /// <summary>A break that fails is traded back to the control.</summary>
    public required bool TradesFailures { get; init; }

    public required StrategyTerms Terms { get; init; }

    public static FabioOptions From(StrategyParameters parameters) => new()
    {
        Lookback = parameters.Integer("lookback"),
        ValueAreaShare = (double)parameters.Number("valueAreaFraction"),
        BreakoutBuffer = (double)parameters.Number("breakoutBuffer"),
        RetestTolerance = (double)parameters.Number("retestTolerance"),
        RetestExpiryBars = parameters.Integer("retestExpiryBars"),
        StopBuffer = (double)parameters.Number("stopBuffer"),
        TargetBuffer = (double)parameters.Number("targetBuffer"),
        TargetR = (double)parameters.Number("targetR"),
        Confidence = parameters.Integer("confidence"),
        NeedsBalance = parameters.IsOn("balance"),
        EntersAtNode = parameters.IsOn("lvnEntry"),
        TradesFailures = parameters.IsOn("meanReversion"),
        Terms = TermParameters.Read(parameters),
    };
}
