using System.Globalization;
using Plimsoll.Core.Market;
using Plimsoll.Runtime.Ticks;

namespace Plimsoll.Runtime.Collecting;

/// <summary>
/// The trades of one instrument of a session: each once, in the order of their numbers, and a gap wherever a number is
/// left out. No clock, no I/O.
/// </summary>
internal sealed class CollectedSeries(InstrumentId instrument)
{
    private Timestamp _lastTime;

    // Set while nothing has come since the program came back.
    private bool _isBack;

    public InstrumentId Instrument => instrument;

    /// <summary>Null before the first trade.</summary>
    public long? Last { get; private set; }

    /// <summary>What is not yet being written; bounded by the session.</summary>
    public List<TradeTick> Waiting { get; private set; } = [];

    /// <summary>Goes on where a former life of the program ended.</summary>
    public void Continue(TickSeriesEnd end)
    {
        (Last, _lastTime) = (end.Sequence, end.Time);
        _isBack = true;
    }

    /// <summary>False when it was there already, or is of no interest.</summary>
    public bool TryTake(in Trade trade, bool isHistory, out TickGap? gap)
    {
        gap = null;
        if (Last is { } last ? trade.Sequence <= last : isHistory)
            return false;
        gap = GapBefore(in trade, isHistory);
        Last = trade.Sequence;
        _lastTime = trade.Time;

        // Of an insurance fund and the like: no trade of the market, and no hole either.
        if (trade is not { Price: > 0, Quantity: > 0 })
            return false;
        Waiting.Add(new TradeTick(trade, trade.Sequence));
        return true;
    }

    public List<TradeTick> TakeWaiting()
    {
        var taken = Waiting;
        Waiting = [];
        return taken;
    }

    private TickGap? GapBefore(in Trade trade, bool isHistory)
    {
        var wasBack = _isBack;
        _isBack = false;
        if (Last is not { } last)
            return null;
        var missing = trade.Sequence - last - 1;
        if (missing == 0 && !wasBack)
            return null;
        var text = missing > 0
            ? string.Create(CultureInfo.InvariantCulture, $"Trades {last + 1} to {trade.Sequence - 1} are missing.")
            : isHistory ? "What was missed was read from the venue's history." : "Nothing was missed.";
        return new TickGap(
            instrument, _lastTime, trade.Time > _lastTime ? trade.Time : _lastTime,
            wasBack ? $"The program did not run. {text}" : text)
        {
            IsFilled = missing == 0,
        };
    }
}
