using Plimsoll.Core.Indicators.Blocks;
using Plimsoll.Core.Market;

namespace Plimsoll.Core.Indicators.Windows;

/// <summary>The market trades of an instrument; sums and time-weighted means over windows of them.</summary>
internal sealed class TradeTape(Timestamp completeFrom)
{
    public const long Second = Timestamp.MicrosPerSecond;

    public Tape<TradeTick> Ticks { get; } = new(completeFrom.Micros);

    /// <summary>False when it is earlier than the newest one or makes no sense.</summary>
    public bool Add(in Trade trade)
    {
        if (!(double.IsFinite(trade.Price + trade.Quantity) && trade.Price > 0 && trade.Quantity >= 0))
            return false;
        if (!Ticks.IsEmpty && trade.Time.Micros < Ticks.Last.Time)
            return false;
        var tick = Ticks.IsEmpty ? new TradeTick() : After(in Ticks.Last, in trade);
        (tick.Time, tick.Price, tick.Quantity) = (trade.Time.Micros, trade.Price, trade.Quantity);
        tick.Side = trade.IsBuyerMaker ? -1 : 1;
        tick.Volume += trade.Quantity;
        tick.Delta += tick.Side * trade.Quantity;
        tick.Value += Twofold.Product(trade.Price, trade.Quantity);
        Ticks.Append(in tick);
        return true;
    }

    /// <summary>Number of trades in a window.</summary>
    public long Count(TimeWindow window, long now)
    {
        var (first, end) = Ticks.Within(window, now);
        return end - first;
    }

    /// <summary>Sum of the quantities; NaN without a trade.</summary>
    public double Volume(TimeWindow window, long now)
    {
        var (first, end) = Ticks.Within(window, now);
        return end == first ? double.NaN
            : (Ticks[end - 1].Volume - Ticks[first].Volume + Ticks[first].Quantity).Value;
    }

    /// <summary>Quantity bought less quantity sold by aggressors; NaN without a trade.</summary>
    public double Delta((long First, long End) numbers)
    {
        if (numbers.End == numbers.First)
            return double.NaN;
        ref readonly var opening = ref Ticks[numbers.First];
        return (Ticks[numbers.End - 1].Delta - opening.Delta + opening.Side * opening.Quantity).Value;
    }

    /// <summary>Sum of price * quantity; NaN without a trade.</summary>
    public double Value(TimeWindow window, long now)
    {
        var (first, end) = Ticks.Within(window, now);
        if (end == first)
            return double.NaN;
        ref readonly var opening = ref Ticks[first];
        return (Ticks[end - 1].Value - opening.Value + Twofold.Product(opening.Price, opening.Quantity)).Value;
    }

    /// <summary>Sum of price * hold / sum of hold; NaN where no price held for any time.</summary>
    public double Twpa(TimeWindow window, long now)
    {
        var (from, to) = Span(window, now);
        return from >= to ? double.NaN
            : (At(to).PriceTimeAt(to) - At(from).PriceTimeAt(from)).Value / (to - from);
    }

    /// <summary>Sum of price * quantity * hold / sum of quantity * hold.</summary>
    public double Vtwpa(TimeWindow window, long now)
    {
        var (from, to) = Span(window, now);
        return from >= to ? double.NaN
            : (At(to).WeightedPriceTimeAt(to) - At(from).WeightedPriceTimeAt(from)).Value
                / (At(to).WeightTimeAt(to) - At(from).WeightTimeAt(from)).Value;
    }

    /// <summary>Price of the last trade in a window; NaN without one.</summary>
    public double LastPrice(TimeWindow window, long now)
    {
        var (first, end) = Ticks.Within(window, now);
        return end == first ? double.NaN : Ticks[end - 1].Price;
    }

    /// <summary>
    /// The part of a window in which there is a price: the last trade before its start is carried in, without one it
    /// begins at the first trade.
    /// </summary>
    public (long From, long To) Span(TimeWindow window, long now)
    {
        var start = now - window.From * Second;
        return Ticks.IsEmpty
            ? (0, 0)
            : (Math.Max(start, Ticks[Ticks.First].Time), now - window.To * Second);
    }

    /// <summary>The trade in force at a time.</summary>
    public ref readonly TradeTick At(long time) => ref Ticks[Ticks.After(time) - 1];

    private static TradeTick After(in TradeTick last, in Trade trade)
    {
        var (time, change) = (trade.Time.Micros, trade.Price.CompareTo(last.Price));
        var gap = time - last.Time;
        return last with
        {
            PriceTime = last.PriceTimeAt(time),
            WeightTime = last.WeightTimeAt(time),
            WeightedPriceTime = last.WeightedPriceTimeAt(time),
            SquaredGaps = last.SquaredGaps + Twofold.Product(gap, gap),
            Rises = last.Rises + (change > 0 ? 1 : 0),
            Falls = last.Falls + (change < 0 ? 1 : 0),
            Run = change == 0 ? last.Run : Math.Sign(last.Run) == change ? last.Run + change : change,
        };
    }
}
