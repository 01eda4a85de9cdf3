using System.Runtime.InteropServices;
using Plimsoll.Core.Engine;
using Plimsoll.Core.Market;
using Plimsoll.Core.Simulation;

namespace Plimsoll.Core.Backtesting;

/// <summary>
/// Takes an engine's orders to a simulated venue, market events to both, and the venue's word back, with the observer
/// told in between: facts first, then effects.
/// </summary>
internal sealed class VenueDriver(SimulatedVenue venue, TradingEngine engine, IBacktestObserver observer)
{
    /// <summary>Whether a bar can change anything at the venue.</summary>
    public bool IsWatching => venue.IsWatching;

    public void MatchTrade(int slot, in Trade trade)
    {
        // What has expired must be gone before the trade can fill it.
        engine.OnTime(trade.Time);
        if (!engine.Outbox.IsEmpty)
            Settle();
        venue.OnTrade(slot, in trade);
        if (venue.HasReports)
            Settle();
    }

    public void MatchBar(int slot, in Bar bar)
    {
        // What expired at this open must be gone before the open can fill it.
        engine.OnTime(bar.OpenTime);
        Settle();
        venue.BeginBar(slot, in bar);
        Settle();
        venue.FillEntries(slot);
        Settle();
        while (venue.MatchRange(slot))
            Settle();
        venue.EndBar(slot);
    }

    /// <summary>The same for several: the opens of all are at one time, and come before the range of any.</summary>
    public void MatchBars(ReadOnlySpan<SlotBar> bars)
    {
        engine.OnTime(bars[0].Bar.OpenTime);
        Settle();
        foreach (ref readonly var one in bars)
            venue.BeginBar(one.Slot, one.Bar);
        Settle();
        foreach (ref readonly var one in bars)
            venue.FillEntries(one.Slot);
        Settle();
        foreach (ref readonly var one in bars)
            while (venue.MatchOpen(one.Slot))
                Settle();
        foreach (ref readonly var one in bars)
            while (venue.MatchRange(one.Slot))
                Settle();
        foreach (ref readonly var one in bars)
            venue.EndBar(one.Slot);
    }

    /// <summary>Market orders fill at the bar's open, and nothing else happens.</summary>
    public void FillAt(int slot, in Bar bar)
    {
        venue.BeginBar(slot, in bar);
        venue.EndBar(slot);
    }

    /// <summary>Facts first, then effects, then the venue's word, until nothing is left to say.</summary>
    public void Settle()
    {
        while (venue.HasReports || !engine.Outbox.IsEmpty)
        {
            if (venue.HasReports)
                foreach (var report in venue.SwapReports())
                    engine.OnReport(report);
            var (facts, effects) = engine.Outbox.Swap();
            observer.OnFacts(CollectionsMarshal.AsSpan(facts));
            foreach (var effect in effects)
                Perform(effect);
        }
    }

    private void Perform(VenueEffect effect)
    {
        switch (effect)
        {
            case VenueEffect.Submit submit:
                venue.Submit(submit.Order, engine.Clock);
                break;
            case VenueEffect.Cancel cancel:
                venue.Cancel(cancel.Ticket.IntentNumber, engine.Clock);
                break;
            case VenueEffect.ProveFlat:
                engine.TakeFlatProof(
                    !venue.Holdings.ContainsAnyExcept(0m) && venue.Working.Count == 0, "simulated venue");
                break;
            default:
                throw new InvalidOperationException($"no rule performs {effect.GetType().Name}");
        }
    }
}
