using Plimsoll.Core.Indicators;
using Plimsoll.Core.Market;
using Plimsoll.Core.Risk;
using Plimsoll.Core.Trading;

namespace Plimsoll.Core.Engine;

/// <summary>How an account's engine is set up.</summary>
public sealed record EngineOptions
{
    public RiskLimits Limits { get; init; } = RiskLimits.Hard;

    public TradingDay TradingDay { get; init; } = TradingDay.Utc;

    // Market entries are judged at a mark worsened by what they are likely to slip: 1 basis point.
    public decimal SlippageFraction { get; init; } = 0.0001m;

    // Two bars without a mark mean that the feed stands still.
    public int StaleAfterBars { get; init; } = 2;

    // What the spec keeps for "why no trade" per run.
    public int EvaluationsKept { get; init; } = 5_000;

    /// <summary>Which of trades and quotes it is told.</summary>
    public IndicatorInput Ticks { get; init; }

    /// <summary>What the account's venue declares.</summary>
    public VenueTerms Venue { get; init; } = VenueTerms.InProcess;

    public bool FlattensOnEmergency { get; init; } = true;
}
