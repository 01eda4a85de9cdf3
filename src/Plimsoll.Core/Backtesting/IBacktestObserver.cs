using Plimsoll.Core.Engine;
using Plimsoll.Core.Market;

namespace Plimsoll.Core.Backtesting;

/// <summary>Watches a backtest from its driver: statistics, report, hash.</summary>
public interface IBacktestObserver
{
    /// <summary>Facts of one step, in order.</summary>
    void OnFacts(ReadOnlySpan<AccountFact> facts);

    /// <summary>
    /// Bars of the strategy that became final together, before it decides; by slot, valid during the call. Not told
    /// where one instrument's own bars are fed: they are the feeder's.
    /// </summary>
    void OnFinalBars(ReadOnlySpan<SlotBar> bars)
    {
    }

    /// <summary>A point of the equity curve at a bar's close, on the hot path: must not allocate.</summary>
    void OnEquity(Timestamp closeTime, double equity, double exposureFraction);
}
