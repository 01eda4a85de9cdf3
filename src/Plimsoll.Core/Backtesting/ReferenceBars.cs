using Plimsoll.Core.Engine;
using Plimsoll.Core.Market;

namespace Plimsoll.Core.Backtesting;

/// <summary>
/// Brings runs the bars of the other instruments that they look at: those that are only looked at, built from what is
/// fed where it is finer, and those that are traded too. Of bars that end together they come before the run's own.
/// </summary>
internal sealed class ReferenceBars
{
    private readonly StrategyRun[] _runs;
    private readonly BarBuilders? _builders;
    private readonly TradeBars _trades;
    private readonly TimeSpan _length;

    private ReferenceBars(BacktestSetup setup, StrategyRun[] runs)
    {
        var count = setup.Fed.Count;
        _runs = runs;
        _builders = setup.HasDetail ? new BarBuilders(count, setup.FedTimeframe, setup.Timeframe) : null;
        _trades = new TradeBars(count, setup.Timeframe);
        _length = setup.FedTimeframe.Length;
    }

    /// <summary>Null where no run looks at another instrument.</summary>
    public static ReferenceBars? Of(BacktestSetup setup, IEnumerable<StrategyRun> runs)
    {
        StrategyRun[] looking = [.. runs.Where(run => run.References.Count > 0)];
        return looking.Length == 0 ? null : new ReferenceBars(setup, looking);
    }

    /// <summary>The next bars, as they are fed, of instruments that are only looked at; at least one.</summary>
    public void Add(ReadOnlySpan<SlotBar> bars)
    {
        if (_builders is null)
        {
            Show(bars);
            return;
        }

        var open = bars[0].Bar.OpenTime;
        AdvanceTo(open);
        _builders.Add(bars);
        AdvanceTo(open + _length);
    }

    /// <summary>Finer bars have come this far: those built from them that end at or before it are final.</summary>
    public void AdvanceTo(Timestamp time)
    {
        if (_builders is not null)
            Show(_builders.TakeFinal(time));
    }

    /// <summary>The next trade of an instrument that is only looked at.</summary>
    public void Add(in SlotTick tick) => _trades.Add(tick.Slot, tick.Trade);

    /// <summary>Trades have come this far: bars that end at or before it are final.</summary>
    public void AdvanceTrades(Timestamp time)
    {
        if (_trades.AreDue(time))
            Show(_trades.TakeFinal(time));
    }

    /// <summary>Final bars of the strategy's timeframe.</summary>
    public void Show(ReadOnlySpan<SlotBar> final)
    {
        foreach (var run in _runs)
            foreach (ref readonly var one in final)
                if (run.References.Contains(one.Slot))
                    run.TakeReference(one.Slot, one.Bar);
    }
}
