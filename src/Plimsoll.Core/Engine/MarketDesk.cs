using Plimsoll.Core.Market;

namespace Plimsoll.Core.Engine;

/// <summary>What market events do to the account by themselves: clock, trading day, marks, funding.</summary>
internal sealed class MarketDesk(EngineContext context, SafetyDesk safety, LiveDesk live)
{
    public static readonly TimeSpan OneMicrosecond = TimeSpan.FromMicroseconds(1);

    private readonly double _floor = safety.Floor;

    public static Timestamp EndOf(in Bar bar, long seconds) =>
        new(bar.OpenTime.Micros + seconds * Timestamp.MicrosPerSecond);

    public void Advance(Timestamp time)
    {
        if (time > context.Clock)
            context.Clock = time;
        if (context.Clock > context.State.Marks.DayEnd)
            BeginDay();
        live.Watch();
    }

    /// <summary>A bar that ends at midnight is the old day's: its close is what the new day starts from.</summary>
    public void RollDay()
    {
        if (context.Clock >= context.State.Marks.DayEnd)
            BeginDay();
    }

    /// <summary>A price, for what is known of how instruments move together.</summary>
    public void Note(int slot, double price, Timestamp time)
    {
        if (context.Correlations is { } book && EquityMarks.IsPrice(price))
            book.Note(slot, price, time);
    }

    /// <summary>A bar's close belongs to the hour that ends with it.</summary>
    public void NoteClose(int slot, double close) => Note(slot, close, context.Clock - OneMicrosecond);

    public void Mark(int slot, double price, double low, double high)
    {
        var position = context.State.Positions[slot];
        if (!position.IsFlat)
            position.Observe(low, high);
        if (context.State.Marks.Mark(slot, price, context.Clock, _floor))
            safety.CheckDrawdown();
        if (!position.IsFlat)
            safety.WatchPrice(position, price);
    }

    /// <summary>All of them before anything is judged.</summary>
    public void Mark(ReadOnlySpan<SlotBar> bars)
    {
        var state = context.State;
        foreach (ref readonly var one in bars)
        {
            if (state.Positions[one.Slot] is { IsFlat: false } position)
                position.Observe(one.Bar.Low, one.Bar.High);
            state.Marks.Set(one.Slot, one.Bar.Close, context.Clock);
            NoteClose(one.Slot, one.Bar.Close);
        }

        if (state.Marks.Settle(_floor))
            safety.CheckDrawdown();
    }

    public void Fund(int slot, decimal rate)
    {
        var position = context.State.Positions[slot];
        var mark = context.State.Marks.MarkOf(slot);
        if (position.IsFlat || !position.Instrument.HasFunding || double.IsNaN(mark))
            return;
        var value = position.SignedQuantity * Instrument.Traded(mark).Value * position.Instrument.ContractSize;
        context.Emit(new AccountFact.FundingBooked(
            context.Clock, position.Instrument.Id, rate, new Money(value * rate)));
        CheckFloor();
    }

    public void CheckFloor()
    {
        if (context.State.Marks.StandsBelow(_floor))
            safety.CheckDrawdown();
    }

    private void BeginDay() => context.Emit(new AccountFact.DayBegan(
        context.Clock, context.State.Marks.Exact(), context.Options.TradingDay.End(context.Clock)));
}
