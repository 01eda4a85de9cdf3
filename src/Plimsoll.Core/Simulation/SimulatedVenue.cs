using System.Globalization;
using Plimsoll.Core.Market;
using Plimsoll.Core.Risk;
using Plimsoll.Core.Trading;

namespace Plimsoll.Core.Simulation;

/// <summary>
/// A venue without I/O: takes approved orders, fills them from market trades or from bars, and answers in reports.
/// Bar by bar a driver calls <see cref="BeginBar"/>, then <see cref="MatchRange"/> until it answers false, letting the
/// account react to the reports after each call. Bars of several instruments can be open at once; then all are begun and
/// taken through <see cref="MatchOpen"/> before the range of any.
/// </summary>
public sealed class SimulatedVenue(InstrumentTable instruments, SimulatedVenueOptions options)
{
    private const int MissPurpose = 0;
    private readonly VenueExecution _execution = new(instruments, options);
    private readonly WorkingOrders _working = new(instruments.Count);
    private List<OrderReport> _reports = [];
    private List<OrderReport> _takenReports = [];
    private readonly BarMatch[] _matches = new BarMatch[instruments.Count];
    private long _orders;

    public bool HasReports => _reports.Count > 0;

    /// <summary>Orders in the book, oldest first.</summary>
    public IReadOnlyList<VenueOrder> Working => _working.All;

    /// <summary>Signed holdings by slot: the venue's own books.</summary>
    public ReadOnlySpan<decimal> Holdings => Book.Holdings;

    /// <summary>Whether a bar can change anything: something works in the book, or a margin may be used up.</summary>
    public bool IsWatching => _working.Count > 0 || Book.CanLiquidateAny;

    /// <summary>The only way in: an order the gate approved.</summary>
    public void Submit(ApprovedOrder order, Timestamp at)
    {
        var ticket = order.Ticket;
        var slot = instruments.SlotOf(ticket.InstrumentId);
        if (slot < 0)
        {
            Report(new OrderReport.Refused(
                ticket.IntentNumber, at, "order.unknown_instrument", $"{ticket.InstrumentId} is not listed"));
            return;
        }

        if (ticket.IsEntry && FillChance.Draw(options.Seed, ticket.IntentNumber, MissPurpose) >= options.FillProbability)
        {
            Report(new OrderReport.Refused(
                ticket.IntentNumber, at, "simulation.no_fill", "The simulated market did not take the order"));
            return;
        }

        var id = "SIM-" + (++_orders).ToString("x8", CultureInfo.InvariantCulture);
        _working.Enter(VenueOrder.From(ticket, slot, at + _execution.Pricing.Latency(ticket.IntentNumber), id));
        Report(new OrderReport.Accepted(ticket.IntentNumber, at, id));
    }

    /// <summary>Idempotent: an order that is not in the book is reported as not cancellable.</summary>
    public void Cancel(long intentNumber, Timestamp at)
    {
        if (_working.Find(intentNumber) is { } found)
        {
            _working.Leave(found);
            Report(new OrderReport.Cancelled(intentNumber, at));
            return;
        }

        Report(new OrderReport.CancelRefused(intentNumber, at, "The order is not in the book"));
    }

    /// <summary>A bar opens: market orders fill at its open.</summary>
    public void BeginBar(int slot, in Bar bar)
    {
        if (_working.CountOf(slot) == 0 && !Book.CanLiquidate(slot))
            return;
        _matches[slot] = new BarMatch(slot, in bar);
        FillMarket(slot, entriesOnly: false);
    }

    /// <summary>Entries that answer what filled at the open, as a reversal does: they are in time for it.</summary>
    public void FillEntries(int slot)
    {
        if (_matches[slot].IsOf(slot))
            FillMarket(slot, entriesOnly: true);
    }

    private void FillMarket(int slot, bool entriesOnly)
    {
        for (var index = 0; index < _working.All.Count;)
        {
            var order = _working.All[index];
            if (order.Slot == slot && order.IsMarket && (order.Ticket.IsEntry || !entriesOnly))
                Fill(order, new VenueFill(_matches[slot].Open, true, false, false));
            if (!order.HasLeft)
                index++;
        }
    }

    /// <summary>
    /// Tests resting orders against the bar's open and range; fills at most one and answers true, so that the account
    /// can react before the next.
    /// </summary>
    public bool MatchRange(int slot)
    {
        if (MatchOpen(slot))
            return true;
        return (MayTouch(slot) && MatchOne(slot, atOpen: false)) || LiquidatesInside(slot);
    }

    /// <summary>The same for the open alone: gaps, beyond the margin first, and limits that the open takes.</summary>
    public bool MatchOpen(int slot)
    {
        ref readonly var match = ref _matches[slot];
        if (!match.IsOf(slot) || match.IsInside)
            return false;
        return (Book.CanLiquidate(slot) && Book.IsBeyond(slot, match.Open) && Liquidate(slot, match.Open, match.OpenTime))
            || (MayTouch(slot) && MatchOne(slot, atOpen: true));
    }

    /// <summary>The bar is over: what it left in the book has rested.</summary>
    public void EndBar(int slot)
    {
        if (!_matches[slot].IsOf(slot))
            return;
        _matches[slot] = default;
        foreach (var order in _working.All)
            if (order.Slot == slot)
                (order.HasRested, order.WaitsForNextBar) = (true, false);
    }

    /// <summary>A market trade: fills everything it touches, oldest first.</summary>
    public void OnTrade(int slot, in Trade trade)
    {
        for (var index = 0; index < _working.All.Count;)
        {
            var order = _working.All[index];
            if (order.Slot == slot && trade.Time >= order.ActiveFrom)
                Meet(order, in trade);
            if (!order.HasLeft)
                index++;
        }

        if (Book.CanLiquidate(slot) && Book.IsBeyond(slot, trade.Price))
            Liquidate(slot, trade.Price, trade.Time);
    }

    /// <summary>Hands over what has happened since the last call.</summary>
    public OrderReport[] TakeReports()
    {
        OrderReport[] reports = [.. _reports];
        _reports.Clear();
        return reports;
    }

    /// <summary>The same without a copy: valid until the next call.</summary>
    internal List<OrderReport> SwapReports()
    {
        _takenReports.Clear();
        (_reports, _takenReports) = (_takenReports, _reports);
        return _takenReports;
    }

    private MarginBook Book => _execution.Book;

    /// <summary>Everything a restart needs; the market itself is not part of it.</summary>
    public SimulatedVenueState Capture() => new(
        _execution.Fills, _orders, [.. Book.Holdings],
        [.. _working.All.Select(order => new VenueOrderState(
            order.Ticket, order.ActiveFrom, order.VenueOrderId, order.Filled, order.IsTriggered, order.HasRested))])
    {
        Costs = [.. Book.Costs],
        Margins = [.. Book.Margins],
    };

    public void Restore(SimulatedVenueState state)
    {
        (_execution.Fills, _orders) = (state.Fills, state.Orders);
        for (var slot = 0; slot < instruments.Count; slot++)
            Book.Restore(slot, state.HoldingsBySlot[slot], state.CostOf(slot), state.MarginOf(slot));
        _working.Clear();
        foreach (var stored in state.Working)
        {
            var slot = instruments.SlotOf(stored.Ticket.InstrumentId);
            var order = VenueOrder.From(stored.Ticket, slot, stored.ActiveFrom, stored.VenueOrderId);
            (order.Filled, order.IsTriggered, order.HasRested) = (stored.Filled, stored.IsTriggered, stored.HasRested);
            _working.Enter(order);
        }
    }

    // Most bars touch nothing: this keeps them free of sorting and allocation.
    private bool MayTouch(int slot)
    {
        if (_working.CountOf(slot) == 0 || !_matches[slot].IsOf(slot))
            return false;
        ref readonly var match = ref _matches[slot];
        foreach (var order in _working.All)
            if (match.Touches(order, atOpen: false, out _) || match.Touches(order, atOpen: true, out _))
                return true;
        return false;
    }

    private bool MatchOne(int slot, bool atOpen)
    {
        ref readonly var match = ref _matches[slot];
        for (var rank = 0; rank < BarMatch.Ranks; rank++)
            foreach (var order in _working.All)
                if (match.Touches(order, atOpen, out var fill)
                    && match.Rank(order, options.SameBarPolicy) == rank
                    && TryMatch(order, fill, atOpen))
                    return true;
        return false;
    }

    /// <summary>True when something happened: the book has changed, and the account has to hear of it first.</summary>
    private bool TryMatch(VenueOrder order, VenueFill fill, bool atOpen)
    {
        if (order.WaitsForStop && order.Ticket.Type == OrderType.StopLimit)
        {
            order.Trigger();

            // The price that triggers is a price that was there: a limit which takes it fills at it.
            if (!order.IsMarketableAt(fill.Price))
            {
                order.WaitsForNextBar = !atOpen;
                return false;
            }

            fill = fill with { TakesLiquidity = false, IsGap = false };
        }

        if (VolumeLeft(order).IsZero && !_execution.Reducible(order).IsZero)
            return false;
        if (!atOpen)
            _matches[order.Slot].Note(order, _working.All, ref fill);
        return Fill(order, fill);
    }

    private void Meet(VenueOrder order, in Trade trade)
    {
        var waited = order.WaitsForStop;
        if (TradeMatch.Of(order, trade.Price) is { } fill)
            Fill(order, fill, trade.Time);

        // A stop-limit that this trade triggered has only just arrived.
        order.HasRested = waited == order.WaitsForStop;
    }

    /// <summary>Fills what the bar's volume allows.</summary>
    private bool Fill(VenueOrder order, VenueFill fill) => _execution.Reducible(order) is { IsZero: false } quantity
        ? Execute(order, Quantity.Min(quantity, VolumeLeft(order)), fill, _matches[order.Slot].OpenTime)
        : Drop(order);

    private bool Fill(VenueOrder order, VenueFill fill, Timestamp time) =>
        _execution.Reducible(order) is { IsZero: false } quantity
            ? Execute(order, quantity, fill, time)
            : Drop(order);

    private bool Execute(VenueOrder order, Quantity quantity, VenueFill fill, Timestamp time)
    {
        if (quantity.IsZero)
            return false;
        ref var match = ref _matches[order.Slot];
        Report(_execution.Execute(order, quantity, fill, (time, match.Volume)));
        match.Use(quantity);
        if (order.Remaining.IsZero)
            _working.Leave(order);
        return true;
    }

    // After what rests in the book: the stop was meant to come first.
    private bool LiquidatesInside(int slot)
    {
        ref readonly var match = ref _matches[slot];
        if (!match.IsOf(slot) || !Book.CanLiquidate(slot))
            return false;
        var worst = Book.IsLong(slot) ? match.Low : match.High;
        return Book.IsBeyond(slot, worst) && Liquidate(slot, Book.EndOf(slot), match.OpenTime);
    }

    private bool Liquidate(int slot, double reached, Timestamp time)
    {
        Report(_execution.Liquidate(slot, reached, time));
        return true;
    }

    private bool Drop(VenueOrder order)
    {
        _working.Leave(order);
        Report(new OrderReport.Cancelled(order.Ticket.IntentNumber, order.Ticket.CreatedAt));
        return true;
    }

    private Quantity VolumeLeft(VenueOrder order) =>
        _matches[order.Slot].VolumeLeft(instruments[order.Slot], options.VolumeShare);

    private void Report(OrderReport report) => _reports.Add(report);
}
