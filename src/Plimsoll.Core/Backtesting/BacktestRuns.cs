using Plimsoll.Core.Engine;
using Plimsoll.Core.Trading;

namespace Plimsoll.Core.Backtesting;

/// <summary>The strategy runs of a backtest: one an instrument, and all of them one strategy with one budget.</summary>
internal static class BacktestRuns
{
    public static IEnumerable<RunConfiguration> Of(BacktestSetup setup)
    {
        var isAlone = setup.Instruments.Count == 1;
        return setup.Instruments.Select((instrument, slot) => new RunConfiguration
        {
            Id = isAlone ? RunId.None : IdOf(slot),
            Portfolio = isAlone ? null : IdOf(0),
            Name = setup.Strategy.Name,
            StrategyName = setup.Strategy.Name,
            StrategyVersion = setup.Strategy.Version,
            Parameters = setup.Parameters,
            InstrumentId = instrument.Id,
            Timeframe = setup.Timeframe,
            Sizing = setup.Sizing,
            Leverage = setup.Leverage,
            Budget = setup.Budget,
        }.Of(setup.Strategy, instrument));
    }

    // Numbered from 1: nothing of a backtest comes from chance or from a clock.
    private static RunId IdOf(int slot) => new(new Guid(slot + 1, 0, 0, [0, 0, 0, 0, 0, 0, 0, 0]));
}
