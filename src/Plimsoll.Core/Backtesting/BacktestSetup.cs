using Plimsoll.Core.Market;
using Plimsoll.Core.Risk;
using Plimsoll.Core.Simulation;
using Plimsoll.Core.Strategies;
using Plimsoll.Core.Trading;

namespace Plimsoll.Core.Backtesting;

/// <summary>Everything a backtest of one strategy on one instrument depends on; bars come from outside.</summary>
public sealed record BacktestSetup
{
    public required Instrument Instrument { get; init; }

    public required Timeframe Timeframe { get; init; }

    public required StrategyDefinition Strategy { get; init; }

    public required IReadOnlyDictionary<string, string> Parameters { get; init; }

    public Money InitialBalance { get; init; } = new(10_000m);

    public SizingRule Sizing { get; init; } = new SizingRule.EquityFraction(0.02m);

    public RunBudget Budget { get; init; } = RunBudget.Strategy;

    public RiskLimits Limits { get; init; } = RiskLimits.Hard;

    public SimulatedVenueOptions Venue { get; init; } = new();

    public TradingDay TradingDay { get; init; } = TradingDay.Utc;

    /// <summary>Open positions are closed at the last close, with fees and slippage.</summary>
    public bool ClosesAtEnd { get; init; } = true;
}
