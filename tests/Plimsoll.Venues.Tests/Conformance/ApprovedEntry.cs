using Plimsoll.Core.Market;
using Plimsoll.Core.Risk;
using Plimsoll.Core.Trading;

namespace Plimsoll.Venues.Tests.Conformance;

/// <summary>Entries that the gate has approved, for there is no other way to a venue.</summary>
internal static class ApprovedEntry
{
    // Small enough for every order of a test, large enough for the venue.
    private const decimal Quantity = 0.01m;

    public static ApprovedOrder Of(Instrument instrument, OrderType type, double market, long intent)
    {
        var at = Timestamp.From(TimeProvider.System.GetUtcNow());
        var price = instrument.TickBelow((decimal)market * type switch
        {
            OrderType.Limit => 0.95m,
            OrderType.Stop => 1.05m,
            _ => 1m,
        });
        var ticket = new OrderTicket
        {
            IntentNumber = intent,
            RunId = RunId.None,
            InstrumentId = instrument.Id,
            Side = OrderSide.Buy,
            Type = type,
            Quantity = Core.Market.Quantity.Of(Quantity),
            LimitPrice = type == OrderType.Limit ? price : null,
            StopPrice = type == OrderType.Stop ? price : null,
            Purpose = OrderPurpose.Entry,
            CreatedAt = at,
        };
        return new RiskGate(RiskLimits.Hard).Judge(1, InputsOf(instrument, ticket, price))
            .ShouldBeOfType<RiskVerdict.Approved>().Order;
    }

    private static RiskInputs InputsOf(Instrument instrument, OrderTicket ticket, Price price) => new()
    {
        Time = ticket.CreatedAt,
        Instrument = instrument,
        Ticket = ticket,
        Side = PositionSide.Long,
        EntryPrice = price,
        Stop = instrument.TickBelow(price.Value * 0.99m),
        Target = instrument.TickAbove(price.Value * 1.03m),
        Equity = 1_000_000m,
        PeakEquity = 1_000_000m,
        DayStartEquity = 1_000_000m,
        Admission = new AdmissionFacts
        {
            HoldsLease = true,
            IsDegraded = false,
            IsQuarantined = false,
            IsHalted = false,
            IsTradingEnabled = true,
            IsClockOff = false,
            HasSecondWriter = false,
            IsSignalApproved = true,
            IsMarkStale = false,
            HasUnknownOrder = false,
            IsShutdown = false,
        },
        Run = new RunFacts { Budget = RunBudget.Bot, IsEnabled = true, ActiveRuns = 1 },
    };
}
