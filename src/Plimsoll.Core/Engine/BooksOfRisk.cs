using Plimsoll.Core.Market;
using Plimsoll.Core.Risk;
using Plimsoll.Core.Trading;

namespace Plimsoll.Core.Engine;

/// <summary>Adds up what is open and what may become open, for the account or for one of its runs.</summary>
internal sealed class BooksOfRisk(AccountState state)
{
    /// <param name="Positions">Open ones, and instruments whose first position an entry may make.</param>
    /// <param name="Committed">Capital in positions at mark and in what entries have not filled yet.</param>
    /// <param name="Margin">The part of it that is margin.</param>
    /// <param name="Heat">Loss if every stop is hit.</param>
    public readonly record struct Sum(int Positions, decimal Committed, decimal Margin, decimal Heat);

    /// <param name="run">Null for the whole account; else this run and those it shares a budget with.</param>
    /// <param name="except">The order under judgement, when it is in the books already.</param>
    public Sum Add(RunConfiguration? run, long except)
    {
        var sum = default(Sum);
        foreach (var position in state.Positions)
            if (!position.IsFlat && (run is null || Counts(run, position.RunId)))
                sum = Add(sum, position);
        foreach (var order in state.Orders.OpenSpan)
            if (order.Ticket.IsEntry && order.MayWork && order.Ticket.IntentNumber != except
                && (run is null || Counts(run, order.Ticket.RunId)))
                sum = Add(sum, order);
        if (run is null && state.Foreign.Count > 0)
            sum = AddForeign(sum);
        return sum;
    }

    /// <summary>
    /// Positions, and instruments whose first position an entry may make, that move with an instrument; its own too.
    /// </summary>
    public int CountMovingWith(int slot, CorrelationBook? correlations, long except)
    {
        var count = 0;
        for (var other = 0; other < state.Positions.Length; other++)
            if (IsTaken(other, except) && (correlations is null || correlations.MoveTogether(slot, other)))
                count++;
        return count;
    }

    private bool IsTaken(int slot, long except)
    {
        if (!state.Positions[slot].IsFlat)
            return true;
        foreach (var order in state.Orders.OpenSpan)
            if (order.Ticket.IsEntry && order.MayWork && order.Ticket.IntentNumber != except
                && order.Ticket.InstrumentId == state.Instruments[slot].Id)
                return true;
        return false;
    }

    private bool Counts(RunConfiguration run, RunId other) =>
        run.Id == other
        || (run.Portfolio is not null && state.Runs.TryGetValue(other, out var book)
            && run.SharesBudgetWith(book.Configuration));

    private Sum Add(Sum sum, Position position) => new(
        sum.Positions + 1,
        sum.Committed + Value(position) / position.Leverage,
        sum.Margin + (position.Instrument.IsMargined ? position.Margin.Value : 0m),
        sum.Heat + Heat(position));

    private Sum Add(Sum sum, Order entry)
    {
        var opens = state.PositionOf(entry.Ticket.InstrumentId).IsFlat ? 1 : 0;
        var committed = Notional(entry) / entry.Ticket.Leverage;
        var margin = Of(entry).IsMargined ? committed : 0m;
        return new Sum(sum.Positions + opens, sum.Committed + committed, sum.Margin + margin, sum.Heat + Heat(entry));
    }

    // Whatever somebody else's order does when it fills, the account pays for it: it counts wholly, without leverage.
    private Sum AddForeign(Sum sum)
    {
        foreach (var order in state.Foreign.Values)
            if (state.Instruments.SlotOf(order.InstrumentId) is >= 0 and var slot)
            {
                var instrument = state.Instruments[slot];
                var value = order.Quantity.Value * Mark(instrument, 0m) * instrument.ContractSize;
                sum = sum with
                {
                    Committed = sum.Committed + value,
                    Margin = sum.Margin + (instrument.IsMargined ? value : 0m),
                };
            }

        return sum;
    }

    private decimal Value(Position position) =>
        position.Quantity.Value * Mark(position.Instrument, position.AverageEntry) * position.Instrument.ContractSize;

    private decimal Heat(Position position)
    {
        if (position.Stop is not { } stop)
            return Value(position);
        var mark = Mark(position.Instrument, position.AverageEntry);
        var sign = position.Side == PositionSide.Long ? 1 : -1;
        var perUnit = sign * (mark - stop.Value) + FeesOf(position).Of(stop.Value, 1m);
        return Math.Max(0m, perUnit) * position.Quantity.Value * position.Instrument.ContractSize;
    }

    // The position keeps the instrument it was opened with; what its exit will cost may have changed since.
    private FeeSchedule FeesOf(Position position) =>
        state.Instruments[state.Instruments.SlotOf(position.Instrument.Id)].Fees;

    private decimal Notional(Order entry)
    {
        var instrument = Of(entry);
        var wish = entry.Signal?.EntryPrice.Value ?? 0m;
        var price = entry.Ticket.LimitPrice?.Value ?? entry.Ticket.StopPrice?.Value ?? Mark(instrument, wish);
        return entry.Remaining.Value * price * instrument.ContractSize;
    }

    private decimal Heat(Order entry) => entry.Signal is { StopLoss: { } stop } signal
        ? Candidate.PerUnit(Of(entry), signal.EntryPrice, stop) * entry.Remaining.Value
        : Notional(entry);

    private Instrument Of(Order order) => state.Instruments[state.Instruments.SlotOf(order.Ticket.InstrumentId)];

    private decimal Mark(Instrument instrument, decimal otherwise)
    {
        var mark = state.Marks.MarkOf(state.Instruments.SlotOf(instrument.Id));
        return double.IsNaN(mark) ? otherwise : Instrument.Traded(mark).Value;
    }
}
