using Plimsoll.Core.Engine;
using Plimsoll.Core.Trading;

namespace Plimsoll.Proof.Near;

/// <summary>Which edges of an order's life were taken, and how often: a proof that went nowhere proves nothing.</summary>
internal sealed class EdgeCounts
{
    private readonly Dictionary<long, OrderStatus> _statuses = [];
    private readonly Dictionary<(OrderStatus From, OrderEvent Happened), long> _counts = [];

    public IReadOnlyDictionary<(OrderStatus From, OrderEvent Happened), long> Counts => _counts;

    public List<string> Alarms { get; } = [];

    public SideCounts Sides { get; private set; }

    /// <summary>Another life begins with what the journal says, whoever wrote it.</summary>
    public void Begin(AccountState state)
    {
        for (var intent = 1L; intent <= state.Orders.LastIntent; intent++)
            if (state.Orders.Find(intent) is { } order)
                _statuses[intent] = order.Status;
    }

    public void Note(AccountFact fact, AccountState after)
    {
        switch (fact)
        {
            case AccountFact.OrderIntended intended:
                _statuses[intended.Ticket.IntentNumber] = intended.Status;
                Sides += Of(intended.Ticket);
                break;
            case AccountFact.OrderStepped stepped:
                Take(stepped.IntentNumber, stepped.Happened);
                break;
            case AccountFact.FillBooked { Fill: { IntentNumber: var intent, VenueFillId: var id } }:
                if (id.EndsWith("/2", StringComparison.Ordinal))
                    Sides += new SideCounts { Flips = 1 };
                if (after.Orders.Find(intent) is { Ticket.PairedWith: not null })
                    Sides += new SideCounts { PairFills = 1 };
                var isWhole = after.Orders.Find(intent) is null or { Remaining.IsZero: true };
                Take(intent, isWhole ? OrderEvent.FullyFilled : OrderEvent.PartlyFilled);
                break;
            case AccountFact.AlarmRaised alarm:
                Alarms.Add(alarm.Code);
                break;
            case AccountFact.Quarantined quarantined:
                Alarms.Add(quarantined.Code);
                break;
            default:
                break;
        }
    }

    private static SideCounts Of(OrderTicket ticket) => new()
    {
        Shorts = ticket is { IsEntry: true, Side: OrderSide.Sell } ? 1 : 0,
        Offsets = ticket.ExitReason == ExitReason.Offset ? 1 : 0,
        Pairs = ticket is { Purpose: OrderPurpose.Stop, PairedWith: not null } ? 1 : 0,
    };

    private void Take(long intent, OrderEvent happened)
    {
        if (!_statuses.TryGetValue(intent, out var from))
            return; // A sabotaged program takes steps of orders it never wrote down.
        _counts[(from, happened)] = _counts.GetValueOrDefault((from, happened)) + 1;
        _statuses[intent] = OrderStateMachine.Next(from, happened) ?? from;
    }
}
