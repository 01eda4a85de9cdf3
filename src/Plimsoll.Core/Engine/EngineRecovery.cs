using Plimsoll.Core.Market;

namespace Plimsoll.Core.Engine;

/// <summary>
/// Gives an engine that is put back together what its account had seen: none of it makes a decision, and it comes
/// before the first event.
/// </summary>
public sealed class EngineRecovery
{
    private readonly EngineContext _context;
    private readonly MarketDesk _market;
    private readonly TickDesk _ticks;

    internal EngineRecovery(EngineContext context, MarketDesk market, TickDesk ticks) =>
        (_context, _market, _ticks) = (context, market, ticks);

    /// <summary>The clock of the last stored step.</summary>
    public void RestoreClock(Timestamp time)
    {
        if (time > _context.Clock)
            _context.Clock = time;
    }

    /// <summary>A mark the account had seen: it makes no peak.</summary>
    public void RestoreMark(int slot, double price, Timestamp time)
    {
        _context.State.Marks.Restore(slot, price, time);
        _market.Note(slot, price, time);
        if (_context.State.Positions[slot] is { IsFlat: false } position && time > position.OpenedAt)
            position.Observe(price, price);
    }

    /// <summary>
    /// What the account had seen since what is stored, where the engine of its life before is at hand: the last trades,
    /// and the equity they made.
    /// </summary>
    public void TakeOver(TradingEngine before) => TakeOver(EngineHandover.Of(before));

    internal void TakeOver(EngineHandover before)
    {
        _context.Tape?.Add(new EngineCall.TookOver(before));
        RestoreClock(before.Clock);
        foreach (var seen in before.Seen)
        {
            if (seen is { Mark: { } mark, MarkTime: { } time })
                RestoreMark(seen.Slot, mark, time);
            if (seen is { Low: { } low, High: { } high })
                _context.State.Positions[seen.Slot].Observe(low, high);
        }

        _context.State.Apply(before.Equity);
    }

    /// <summary>A trade that the account had seen, for those who look at windows of them.</summary>
    public void RestoreTick(int slot, in Trade trade, in Quote? quote)
    {
        if (quote is { } before)
            _ticks.Update(slot, in before);
        _ticks.Update(slot, in trade);
    }

    /// <summary>A past bar of an instrument, for what is known of how instruments move together.</summary>
    public void RestoreHistory(int slot, in Bar bar, in Timeframe timeframe) =>
        _market.Note(slot, bar.Close, MarketDesk.EndOf(in bar, timeframe.Seconds) - MarketDesk.OneMicrosecond);

    /// <summary>A one-minute bar that an open position had seen.</summary>
    public void RestoreRange(int slot, in Bar bar)
    {
        if (_context.State.Positions[slot] is { IsFlat: false } position)
            position.Observe(bar.Low, bar.High);
    }
}
