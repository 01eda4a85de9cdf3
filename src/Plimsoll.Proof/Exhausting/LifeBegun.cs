using Plimsoll.Core.Engine;
using Plimsoll.Core.Market;
using Plimsoll.Core.Trading;

namespace Plimsoll.Proof.Exhausting;

/// <summary>How an account came to the moment at which the bytes of an order may have left.</summary>
internal sealed class LifeBegun
{
    public static readonly Timestamp Start = Timestamp.FromSeconds(1_767_225_600);

    private static readonly RunId Holder = new(new Guid("00000000-0000-7000-8000-000000000001"));
    private static readonly RunId Other = new(new Guid("00000000-0000-7000-8000-000000000002"));

    private LifeBegun(Role role)
    {
        Role = role;
        Facts = role == Role.Offset ? [.. Opened(), .. Held(), .. Taken()] : [.. Opened(), .. Sent(Entry)];
        Order = Facts.OfType<AccountFact.OrderIntended>().Last().Ticket;
        Before = role == Role.Offset ? 2m : 0m;
    }

    public static IReadOnlyList<LifeBegun> All { get; } = [.. Enum.GetValues<Role>().Select(role => new LifeBegun(role))];

    public Role Role { get; }

    public IReadOnlyList<AccountFact> Facts { get; }

    /// <summary>The order whose life is tried.</summary>
    public OrderTicket Order { get; }

    /// <summary>The position before any of it fills.</summary>
    public decimal Before { get; }

    public Instrument Instrument => Role == Role.LongEntry ? ProofMarket.Instrument : ProofMarket.Contract;

    public static LifeBegun Of(Role role) => All[(int)role];

    /// <summary>The position when so much of it has filled.</summary>
    public decimal PositionAfter(int fills) => Order.Side == OrderSide.Buy ? Before + fills : Before - fills;

    private static IEnumerable<AccountFact> Opened() =>
    [
        new AccountFact.AccountOpened(Start, new Money(10_000m)),
        new AccountFact.ModeChanged(Start, OperatingMode.Autonomous, "proof", "to be tried"),
        new AccountFact.DayBegan(Start, new Money(10_000m), Start + TimeSpan.FromDays(1)),
    ];

    private OrderTicket Entry => Ticket(1, 1, Role == Role.ShortEntry ? OrderSide.Sell : OrderSide.Buy) with
    {
        Type = OrderType.Limit,
        LimitPrice = Price.Of(100m),
    };

    // The trade of another run, with nothing beside it.
    private static IEnumerable<AccountFact> Held() =>
    [
        .. Sent(Ticket(1, 1, OrderSide.Buy) with { RunId = Holder }),
        new AccountFact.OrderStepped(Start, 1, OrderEvent.Accepted, VenueOrderId: "V1"),
        new AccountFact.FillBooked(Start, FillOf(Ticket(1, 1, OrderSide.Buy), "E1", 2m)),
        new AccountFact.SignalMoved(Start, 1, SignalStatus.Executed),
    ];

    // The entry is approved and has no order of its own until the other's trade has gone.
    private static IEnumerable<AccountFact> Taken() =>
    [
        new AccountFact.SignalCreated(Start, SignalOf(2, PositionSide.Short) with { RunId = Other }),
        new AccountFact.SignalMoved(Start, 2, SignalStatus.Approved),
        .. Left(Ticket(2, 2, OrderSide.Sell) with
        {
            RunId = Holder,
            ReduceOnly = true,
            Purpose = OrderPurpose.Exit,
            ExitReason = ExitReason.Offset,
        }),
    ];

    private static IEnumerable<AccountFact> Sent(OrderTicket entry)
    {
        var side = entry.Side == OrderSide.Buy ? PositionSide.Long : PositionSide.Short;
        return
        [
            new AccountFact.SignalCreated(Start, SignalOf(entry.SignalNumber, side) with { RunId = entry.RunId }),
            new AccountFact.SignalMoved(Start, entry.SignalNumber, SignalStatus.Approved),
            .. Left(entry),
            new AccountFact.SignalMoved(Start, entry.SignalNumber, SignalStatus.Active),
        ];
    }

    private static IEnumerable<AccountFact> Left(OrderTicket ticket) =>
    [
        new AccountFact.OrderIntended(Start, ticket, OrderStatus.Pending),
        new AccountFact.OrderStepped(Start, ticket.IntentNumber, OrderEvent.SendBegan),
    ];

    private static Signal SignalOf(long number, PositionSide side) => new()
    {
        Number = number,
        RunId = RunId.None,
        InstrumentId = ProofMarket.Instrument.Id,
        Action = SignalAction.Open,
        Side = side,
        EntryPrice = Price.Of(100m),
        StopLoss = Price.Of(side == PositionSide.Long ? 98m : 102m),
        TakeProfit = Price.Of(side == PositionSide.Long ? 104m : 96m),
        Confidence = 80,
        Reason = "to be tried",
        Time = Start,
        ExpiresAt = Start + TimeSpan.FromDays(1),
    };

    private static OrderTicket Ticket(long intent, long signal, OrderSide side) => new()
    {
        IntentNumber = intent,
        RunId = RunId.None,
        SignalNumber = signal,
        InstrumentId = ProofMarket.Instrument.Id,
        Side = side,
        Type = OrderType.Market,
        Quantity = Quantity.Of(2m),
        Purpose = OrderPurpose.Entry,
        CreatedAt = Start,
    };

    /// <summary>An execution of an order at 100.</summary>
    public static Fill FillOf(OrderTicket ticket, string id, decimal quantity) => new()
    {
        VenueFillId = id,
        IntentNumber = ticket.IntentNumber,
        InstrumentId = ticket.InstrumentId,
        Side = ticket.Side,
        Price = Price.Of(100m),
        Quantity = Quantity.Of(quantity),
        Fee = Money.Zero,
        Time = Start,
        UndisturbedPrice = Price.Of(100m),
    };
}
