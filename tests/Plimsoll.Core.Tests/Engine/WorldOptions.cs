using Plimsoll.Core.Engine;
using Plimsoll.Core.Market;
using Plimsoll.Core.Risk;
using Plimsoll.Core.Simulation;
using Plimsoll.Core.Tests.Risk;
using Plimsoll.Core.Trading;

namespace Plimsoll.Core.Tests.Engine;

/// <summary>No slippage, no spread, no fees, a tenth of equity: figures that can be worked out in the head.</summary>
internal sealed record WorldOptions
{
    public Instrument Instrument { get; init; } = RiskCase.Spot with { Fees = FeeSchedule.None };

    public Timeframe Timeframe { get; init; } = Timeframe.OneMinute;

    public decimal Cash { get; init; } = 10_000m;

    public OperatingMode Mode { get; init; } = OperatingMode.Autonomous;

    public SizingRule Sizing { get; init; } = new SizingRule.EquityFraction(0.10m);

    public decimal Leverage { get; init; } = 1m;

    /// <summary>Of the run that is there from the start.</summary>
    public bool Nets { get; init; }

    public RunBudget Budget { get; init; } = RiskCase.Widest;

    public EngineOptions Engine { get; init; } = new() { SlippageFraction = 0m };

    public SimulatedVenueOptions Venue { get; init; } = new() { SlippageFraction = 0m, SpreadIncrements = 0m };
}
