using Plimsoll.Core.Market;

namespace Plimsoll.Core.Indicators.Windows;

/// <summary>The quotes of an instrument; means over windows of them.</summary>
internal sealed class QuoteTape(Timestamp completeFrom)
{
    public Tape<QuoteTick> Ticks { get; } = new(completeFrom.Micros);

    /// <summary>False when it is earlier than the newest one or makes no sense.</summary>
    public bool Add(in Quote quote)
    {
        var time = quote.Time.Micros;
        if (!quote.IsConsistent || (!Ticks.IsEmpty && time < Ticks.Last.Time))
            return false;
        var tick = new QuoteTick { Time = time, Quote = quote };
        if (!Ticks.IsEmpty)
        {
            ref readonly var last = ref Ticks.Last;
            tick.MiddleTime = last.MiddleTimeAt(time);
            tick.ImbalanceTime = last.ImbalanceTimeAt(time);
            tick.ImbalanceHold = last.ImbalanceHoldAt(time);
            tick.TopValue = last.TopValue;
        }

        tick.TopValue += tick.Top;
        Ticks.Append(in tick);
        return true;
    }

    /// <summary>Time-weighted mean of (bid + ask)/2; NaN where no quote held for any time.</summary>
    public double Twpa(TimeWindow window, long now)
    {
        var (from, to) = Span(window, now);
        return from >= to ? double.NaN
            : (At(to).MiddleTimeAt(to) - At(from).MiddleTimeAt(from)).Value / (to - from);
    }

    /// <summary>Time-weighted mean of (bidQty - askQty)/(bidQty + askQty)*100.</summary>
    public double Imbalance(TimeWindow window, long now)
    {
        var (from, to) = Span(window, now);
        return from >= to ? double.NaN
            : (At(to).ImbalanceTimeAt(to) - At(from).ImbalanceTimeAt(from)).Value
                / (At(to).ImbalanceHoldAt(to) - At(from).ImbalanceHoldAt(from));
    }

    /// <summary>Simple mean of the value at the top of the book; NaN without a quote.</summary>
    public double TopValue(TimeWindow window, long now)
    {
        var (first, end) = Ticks.Within(window, now);
        return end == first ? double.NaN
            : (Ticks[end - 1].TopValue - Ticks[first].TopValue + Ticks[first].Top).Value / (end - first);
    }

    private (long From, long To) Span(TimeWindow window, long now)
    {
        var start = now - window.From * TradeTape.Second;
        return Ticks.IsEmpty
            ? (0, 0)
            : (Math.Max(start, Ticks[Ticks.First].Time), now - window.To * TradeTape.Second);
    }

    private ref readonly QuoteTick At(long time) => ref Ticks[Ticks.After(time) - 1];
}
