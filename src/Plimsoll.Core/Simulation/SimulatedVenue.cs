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
    private readonly FillPricing _pricing = new(options);
    private readonly List<VenueOrder> _working = [];
    private List<OrderReport> _reports = [];
    private List<OrderReport> _takenReports = [];
    private readonly MarginBook _book = new(instruments);
    private readonly BarMatch[] _matches = new BarMatch[instruments.Count];
    private readonly int[] _workingOf = new int[instruments.Count];
    private long _fills;
    private long _orders;

    public bool HasReports => _reports.Count > 0;

    /// <summary>Orders in the book, oldest first.</summary>
    public IReadOnlyList<VenueOrder> Working => _working;

    /// <summary>Signed holdings by slot: the venue's own books.</summary>
    public ReadOnlySpan<decimal> Holdings => _book.Holdings;

    /// <summary>Whether a bar can change anything: something works in the book, or a margin may be used up.</summary>
    public bool IsWatching => _working.Count > 0 || _book.CanLiquidateAny;

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
        Enter(VenueOrder.From(ticket, slot, at + _pricing.Latency(ticket.IntentNumber), id));
        Report(new OrderReport.Accepted(ticket.IntentNumber, at, id));
    }

    /// <summary>Idempotent: an order that is not in the book is reported as not cancellable.</summary>
    public void Cancel(long intentNumber, Timestamp at)
    {
        if (_working.Find(order => order.Ticket.IntentNumber == intentNumber) is { } found)
        {
            Leave(found);
            Report(new OrderReport.Cancelled(intentNumber, at));
            return;
        }

        Report(new OrderReport.CancelRefused(intentNumber, at, "The order is not in the book"));
    }

    /// <summary>A bar opens: market orders fill at its open.</summary>
    public void BeginBar(int slot, in Bar bar)
    {
        if (_workingOf[slot] == 0 && !_book.CanLiquidate(slot))
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
        for (var index = 0; index < _working.Count;)
        {
            var order = _working[index];
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
        return (_book.CanLiquidate(slot) && _book.IsBeyond(slot, match.Open) && Liquidate(slot, match.Open, match.OpenTime))
            || (MayTouch(slot) && MatchOne(slot, atOpen: true));
    }

    /// <summary>The bar is over: what it left in the book has rested.</summary>
    public void EndBar(int slot)
    {
        if (!_matches[slot].IsOf(slot))
            return;
        _matches[slot] = default;
        foreach (var order in _working)
            if (order.Slot == slot)
                (order.HasRested, order.WaitsForNextBar) = (true, false);
    }

    /// <summary>A market trade: fills everything it touches, oldest first.</summary>
    public void OnTrade(int slot, in Trade trade)
    {
        for (var index = 0; index < _working.Count;)
        {
            var order = _working[index];
            if (order.Slot == slot && trade.Time >= order.ActiveFrom)
                Meet(order, in trade);
            if (!order.HasLeft)
                index++;
        }

        if (_book.CanLiquidate(slot) && _book.IsBeyond(slot, trade.Price))
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

    /// <summary>Everything a restart needs; the market itself is not part of it.</summary>
    public SimulatedVenueState Capture() => new(
        _fills, _orders, [.. _book.Holdings],
        [.. _working.Select(order => new VenueOrderState(
            order.Ticket, order.ActiveFrom, order.VenueOrderId, order.Filled, order.IsTriggered, order.HasRested))])
    {
        Costs = [.. _book.Costs],
        Margins = [.. _book.Margins],
    };

    public void Restore(SimulatedVenueState state)
    {
        (_fills, _orders) = (state.Fills, state.Orders);
        for (var slot = 0; slot < instruments.Count; slot++)
            _book.Restore(slot, state.HoldingsBySlot[slot], state.CostOf(slot), state.MarginOf(slot));
        _working.Clear();
        Array.Clear(_workingOf);
        foreach (var stored in state.Working)
        {
            var slot = instruments.SlotOf(stored.Ticket.InstrumentId);
            var order = VenueOrder.From(stored.Ticket, slot, stored.ActiveFrom, stored.VenueOrderId);
            (order.Filled, order.IsTriggered, order.HasRested) = (stored.Filled, stored.IsTriggered, stored.HasRested);
            Enter(order);
        }
    }

    // Most bars touch nothing: this keeps them free of sorting and allocation.
    private bool MayTouch(int slot)
    {
        if (_workingOf[slot] == 0 || !_matches[slot].IsOf(slot))
            return false;
        ref readonly var match = ref _matches[slot];
        foreach (var order in _working)
            if (match.Touches(order, atOpen: false, out _) || match.Touches(order, atOpen: true, out _))
                return true;
        return false;
    }

    private bool MatchOne(int slot, bool atOpen)
    {
        ref readonly var match = ref _matches[slot];
        for (var rank = 0; rank < BarMatch.Ranks; rank++)
            foreach (var order in _working)
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

        if (VolumeLeft(order).IsZero && !Reducible(order, order.Remaining).IsZero)
            return false;
        if (!atOpen)
            _matches[order.Slot].Note(order, _working, ref fill);
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
    private bool Fill(VenueOrder order, VenueFill fill)
    {
        var quantity = Reducible(order, order.Remaining);
        return quantity.IsZero
            ? Drop(order)
            : Execute(order, Quantity.Min(quantity, VolumeLeft(order)), fill, _matches[order.Slot].OpenTime);
    }

    private bool Fill(VenueOrder order, VenueFill fill, Timestamp time)
    {
        var quantity = Reducible(order, order.Remaining);
        return quantity.IsZero ? Drop(order) : Execute(order, quantity, fill, time);
    }

    private bool Execute(VenueOrder order, Quantity quantity, VenueFill fill, Timestamp time)
    {
        if (quantity.IsZero)
            return false;
        var instrument = instruments[order.Slot];
        var undisturbed = fill.Undisturbed;
        var price = fill.TakesLiquidity
            ? _pricing.Slip(instrument, order.Ticket, undisturbed, _matches[order.Slot].Volume)
            : undisturbed;
        var isMaker = !fill.TakesLiquidity && order.HasRested;
        order.Filled += quantity;
        _matches[order.Slot].Use(quantity);
        _book.Book(
            order.Slot, order.IsBuy ? quantity.Value : -quantity.Value, instrument.Notional(price, quantity).Value,
            order.Ticket.Leverage);
        Report(new OrderReport.Filled(new Fill
        {
            VenueFillId = (++_fills).ToString(CultureInfo.InvariantCulture),
            IntentNumber = order.Ticket.IntentNumber,
            InstrumentId = instrument.Id,
            Side = order.Ticket.Side,
            Price = price,
            Quantity = quantity,
            Fee = instrument.Fee(price, quantity, isMaker),
            IsMaker = isMaker,
            Time = time,
            UndisturbedPrice = undisturbed,
            IsAmbiguous = fill.IsAmbiguous,
            GapDistance = fill.IsGap ? Math.Abs(undisturbed.Value - order.Ticket.StopPrice!.Value.Value) : 0m,
        }));
        if (order.Remaining.IsZero)
            Leave(order);
        return true;
    }

    // Reduce-only is the venue's rule too: an order never passes zero.
    private Quantity Reducible(VenueOrder order, Quantity wanted)
    {
        if (!order.Ticket.ReduceOnly)
            return wanted;
        var holding = order.IsBuy ? -Holdings[order.Slot] : Holdings[order.Slot];
        return holding <= 0m ? Quantity.Zero : Quantity.Min(wanted, Quantity.Of(holding));
    }

    // After what rests in the book: the stop was meant to come first.
    private bool LiquidatesInside(int slot)
    {
        ref readonly var match = ref _matches[slot];
        if (!match.IsOf(slot) || !_book.CanLiquidate(slot))
            return false;
        var worst = _book.IsLong(slot) ? match.Low : match.High;
        return _book.IsBeyond(slot, worst) && Liquidate(slot, _book.EndOf(slot), match.OpenTime);
    }

    private bool Liquidate(int slot, double reached, Timestamp time)
    {
        var instrument = instruments[slot];
        var (price, fee) = _book.Liquidate(slot, reached);
        var holding = Holdings[slot];
        var quantity = Quantity.Of(Math.Abs(holding));
        _book.Book(slot, -holding, instrument.Notional(price, quantity).Value, leverage: 1m);
        Report(new OrderReport.Liquidated(new Fill
        {
            VenueFillId = (++_fills).ToString(CultureInfo.InvariantCulture),
            IntentNumber = 0,
            InstrumentId = instrument.Id,
            Side = holding > 0m ? OrderSide.Sell : OrderSide.Buy,
            Price = price,
            Quantity = quantity,
            Fee = new Money(fee),
            Time = time,
            UndisturbedPrice = price,
        }));
        return true;
    }

    private bool Drop(VenueOrder order)
    {
        Leave(order);
        Report(new OrderReport.Cancelled(order.Ticket.IntentNumber, order.Ticket.CreatedAt));
        return true;
    }

    private void Enter(VenueOrder order)
    {
        _working.Add(order);
        _workingOf[order.Slot]++;
    }

    private void Leave(VenueOrder order)
    {
        order.HasLeft = true;
        if (_working.Remove(order))
            _workingOf[order.Slot]--;
    }

    private Quantity VolumeLeft(VenueOrder order) =>
        _matches[order.Slot].VolumeLeft(instruments[order.Slot], options.VolumeShare);

    private void Report(OrderReport report) => _reports.Add(report);
}
