using Plimsoll.Core.Engine;
using Plimsoll.Core.Trading;

namespace Plimsoll.Core.Backtesting.Reporting;

/// <summary>
/// SHA-256 over everything a run did: orders, their steps, fills and round trips in order, then the equity of each day
/// and chart point. Equal inputs and code give equal hashes on any machine.
/// </summary>
/// <param name="namesInstruments">Orders of a run over several instruments say which.</param>
internal sealed class ResultFingerprint(bool namesInstruments) : IDisposable
{
    private readonly HashWriter _hash = new();

    // What comes next in the stream, so that no two streams of values can be read alike.
    private enum Entry
    {
        Order,
        Step,
        Fill,
        Trip,
        Equity,
        Day,
        Point,
        Instrument,
    }

    public void Add(AccountFact fact)
    {
        switch (fact)
        {
            case AccountFact.OrderIntended intended:
                Add(intended.Ticket);
                break;
            case AccountFact.OrderStepped stepped:
                Begin(Entry.Step).Write(stepped.IntentNumber).Write((long)stepped.Happened)
                    .Write(stepped.Time.Micros).Write(stepped.Code);
                break;
            case AccountFact.FillBooked booked:
                Add(booked.Fill);
                break;
            case AccountFact.RoundTripClosed { Trip: var trip }:
                Begin(Entry.Trip).Write(trip.Number).Write(trip.NetPnl.Value).Write((long)trip.ExitReason)
                    .Write(trip.ExitTime.Micros);
                break;
        }
    }

    /// <summary>Closes the fingerprint with the equity the facts led to.</summary>
    public string Finish(EquitySummary equity)
    {
        Begin(Entry.Equity).Write(equity.Points).Write(equity.StartEquity).Write(equity.EndEquity);
        foreach (var day in equity.Daily)
            Begin(Entry.Day).Write(day.Day.DayNumber).Write(day.Equity);
        foreach (var point in equity.Curve)
            Begin(Entry.Point).Write(point.Time.Micros).Write(point.Low).Write(point.High).Write(point.Last);
        return _hash.Finish();
    }

    public void Dispose() => _hash.Dispose();

    private void Add(OrderTicket ticket)
    {
        if (namesInstruments)
            Begin(Entry.Instrument).Write(ticket.InstrumentId.Value);
        Begin(Entry.Order)
            .Write(ticket.IntentNumber).Write((long)ticket.Side).Write((long)ticket.Type).Write((long)ticket.Purpose)
            .Write(ticket.Quantity.Value).Write(ticket.LimitPrice?.Value).Write(ticket.StopPrice?.Value)
            .Write(ticket.CreatedAt.Micros);
    }

    private void Add(Fill fill) => Begin(Entry.Fill)
        .Write(fill.IntentNumber).Write((long)fill.Side).Write(fill.Price.Value).Write(fill.Quantity.Value)
        .Write(fill.Fee.Value).Write(fill.Time.Micros);

    private HashWriter Begin(Entry entry) => _hash.Write((long)entry);
}
