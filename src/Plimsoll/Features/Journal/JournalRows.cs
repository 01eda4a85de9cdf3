using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Plimsoll.Core.Engine;
using Plimsoll.Features.Accounts;
using Plimsoll.Features.Bots;
using Plimsoll.Features.Execution;
using Plimsoll.Features.Risk;
using Plimsoll.Features.Signals;

namespace Plimsoll.Features.Journal;

/// <summary>Reads the newest entries of one kind, below a place of the journal.</summary>
internal sealed class JournalRows(OwnRows rows, JournalFilter filter, CancellationToken stop)
{
    // Entries of their own kinds tell these or show where they led, and the curve tells of equity.
    private static readonly string[] ToldElsewhere =
    [
        nameof(AccountFact.SignalCreated), nameof(AccountFact.SignalMoved), nameof(AccountFact.RiskDecided),
        nameof(AccountFact.OrderIntended), nameof(AccountFact.OrderStepped), nameof(AccountFact.FillBooked),
        nameof(AccountFact.RoundTripClosed), nameof(AccountFact.EquityMarked),
    ];

    public Task<List<JournalEntry>> ReadAsync(JournalKind kind, FillCursor below, int count) => kind switch
    {
        JournalKind.Trade => TradesAsync(below, count),
        JournalKind.Fill => FillsAsync(below, count),
        JournalKind.Order => OrdersAsync(below, count),
        JournalKind.Decision => DecisionsAsync(below, count),
        JournalKind.Signal => SignalsAsync(below, count),
        JournalKind.Event => EventsAsync(below, count),
        _ => throw new InvalidOperationException($"no rule reads {kind}"),
    };

    // A trade is made of several chains: a filter by one leaves it out.
    private async Task<List<JournalEntry>> TradesAsync(FillCursor below, int count)
    {
        if (filter.IsChain)
            return [];
        var found = await rows.RoundTrips
            .Where(named => (filter.Instrument == null || named.Row.InstrumentId == filter.Instrument)
                && named.Row.ExitTime >= filter.From && named.Row.ExitTime < filter.To
                && (named.Row.ExitTime < below.Time
                    || (named.Row.ExitTime == below.Time && named.Row.Number < below.IntentNumber)))
            .OrderByDescending(named => named.Row.ExitTime).ThenByDescending(named => named.Row.Number)
            .Take(count)
            .ToListAsync(stop);
        return [.. found.Select(RoundTripView.From).Select(trip => new JournalEntry
        {
            Kind = JournalKind.Trade,
            Id = Text(trip.Number),
            Time = trip.ExitTime,
            InstrumentId = trip.InstrumentId,
            Trade = trip,
        })];
    }

    private async Task<List<JournalEntry>> FillsAsync(FillCursor below, int count)
    {
        var wanted = rows.Fills.Where(named =>
            (filter.Instrument == null || named.Row.InstrumentId == filter.Instrument)
            && (filter.Intent == null || named.Row.IntentNumber == filter.Intent)
            && (filter.Signal == null || rows.Orders.Any(order =>
                order.Row.IntentNumber == named.Row.IntentNumber && order.Row.SignalNumber == filter.Signal))
            && named.Row.Time >= filter.From && named.Row.Time < filter.To);
        var found = await ListFills.NewestBefore(wanted, below).Take(count).ToListAsync(stop);
        return [.. found.Select(FillView.From).Select(fill => new JournalEntry
        {
            Kind = JournalKind.Fill,
            Id = $"{fill.InstrumentId}|{fill.VenueFillId}",
            Time = fill.Time,
            InstrumentId = fill.InstrumentId,
            Fill = fill,
        })];
    }

    private async Task<List<JournalEntry>> OrdersAsync(FillCursor below, int count)
    {
        var found = await rows.Orders
            .Where(named => (filter.Instrument == null || named.Row.InstrumentId == filter.Instrument)
                && (filter.Intent == null || named.Row.IntentNumber == filter.Intent)
                && (filter.Signal == null || named.Row.SignalNumber == filter.Signal)
                && named.Row.CreatedAt >= filter.From && named.Row.CreatedAt < filter.To
                && (named.Row.CreatedAt < below.Time
                    || (named.Row.CreatedAt == below.Time && named.Row.IntentNumber < below.IntentNumber)))
            .OrderByDescending(named => named.Row.CreatedAt).ThenByDescending(named => named.Row.IntentNumber)
            .Take(count)
            .ToListAsync(stop);
        return [.. found.Select(OrderView.From).Select(order => new JournalEntry
        {
            Kind = JournalKind.Order,
            Id = Text(order.IntentNumber),
            Time = order.CreatedAt,
            InstrumentId = order.InstrumentId,
            Order = order,
        })];
    }

    private async Task<List<JournalEntry>> DecisionsAsync(FillCursor below, int count)
    {
        var found = await rows.Decisions
            .Where(row => (filter.Instrument == null || row.InstrumentId == filter.Instrument)
                && (filter.Intent == null || (row.IntentNumber == filter.Intent && row.IsApproved))
                && (filter.Signal == null || row.SignalNumber == filter.Signal)
                && row.Time >= filter.From && row.Time < filter.To
                && (row.Time < below.Time || (row.Time == below.Time && row.Number < below.IntentNumber)))
            .OrderByDescending(row => row.Time).ThenByDescending(row => row.Number)
            .Take(count)
            .ToListAsync(stop);
        return [.. found.Select(ListDecisions.Read).Select(decision => new JournalEntry
        {
            Kind = JournalKind.Decision,
            Id = Text(decision.Number),
            Time = decision.Time,
            InstrumentId = decision.InstrumentId,
            Decision = decision,
        })];
    }

    private async Task<List<JournalEntry>> SignalsAsync(FillCursor below, int count)
    {
        var found = await rows.Signals
            .Where(named => (filter.Instrument == null || named.Row.InstrumentId == filter.Instrument)
                && (filter.Intent == null || rows.Orders.Any(order =>
                    order.Row.IntentNumber == filter.Intent && order.Row.SignalNumber == named.Row.Number))
                && (filter.Signal == null || named.Row.Number == filter.Signal)
                && named.Row.CreatedAt >= filter.From && named.Row.CreatedAt < filter.To
                && (named.Row.CreatedAt < below.Time
                    || (named.Row.CreatedAt == below.Time && named.Row.Number < below.IntentNumber)))
            .OrderByDescending(named => named.Row.CreatedAt).ThenByDescending(named => named.Row.Number)
            .Take(count)
            .ToListAsync(stop);
        return [.. found.Select(SignalView.From).Select(signal => new JournalEntry
        {
            Kind = JournalKind.Signal,
            Id = Text(signal.Number),
            Time = signal.CreatedAt,
            InstrumentId = signal.InstrumentId,
            Signal = signal,
        })];
    }

    // Facts as such belong to no instrument and no chain: a filter by one leaves them out.
    private async Task<List<JournalEntry>> EventsAsync(FillCursor below, int count)
    {
        if (filter.Instrument is not null || filter.IsChain)
            return [];
        var found = await rows.Events
            .Where(row => (filter.HasEveryFact || !ToldElsewhere.Contains(row.Type))
                && row.Time >= filter.From && row.Time < filter.To
                && (row.Time < below.Time || (row.Time == below.Time && row.Sequence < below.IntentNumber)))
            .OrderByDescending(row => row.Time).ThenByDescending(row => row.Sequence)
            .Take(count)
            .ToListAsync(stop);
        return [.. found.Select(AccountEventView.From).Select(fact => new JournalEntry
        {
            Kind = JournalKind.Event,
            Id = Text(fact.Sequence),
            Time = fact.Time,
            Event = fact,
        })];
    }

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);
}
