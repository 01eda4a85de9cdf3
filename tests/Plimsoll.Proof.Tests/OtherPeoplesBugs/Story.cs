using Plimsoll.Core.Engine;
using Plimsoll.Core.Strategies;
using Plimsoll.Core.Trading;
using Plimsoll.Proof.Far;
using Plimsoll.Proof.Faults;

namespace Plimsoll.Proof.Tests.OtherPeoplesBugs;

/// <summary>An account and its venue under virtual time; the test says what happens.</summary>
internal sealed class Story
{
    private readonly Script _script = new();
    private readonly ProofWorld _world;

    public Story(ulong seed, Sabotage broken)
    {
        _world = new ProofWorld(new ProofPlan(seed, TimeSpan.Zero, FaultRates.None with { Habits = 0 })
        {
            Sabotage = broken,
            Strategy = _script,
        })
        {
            Price = 100m,
        };
        Pass(2);
    }

    public FarVenue Venue => _world.Venue;

    public AccountState State => _world.Account.State ?? throw new InvalidOperationException("the program is down");

    public decimal Position => State.Positions[0].SignedQuantity;

    public bool IsQuarantined => State.Quarantine.Count > 0;

    public decimal Price
    {
        set => _world.Price = value;
    }

    /// <summary>How often an order counted as never placed.</summary>
    public long RuledOut => _world.Account.Edges
        .Where(edge => edge.Key.Happened == OrderEvent.AbsenceProven).Sum(edge => edge.Value);

    public IReadOnlyList<string> Alarms => _world.Account.Alarms;

    /// <summary>The last order of this purpose, as the account has it.</summary>
    public Order Ours(OrderPurpose purpose) => All().Last(order => order.Ticket.Purpose == purpose);

    /// <summary>The same order, as the venue has it.</summary>
    public FarOrder Theirs(OrderPurpose purpose) =>
        Venue.Orders.Last(order => order.Ticket.IntentNumber == Ours(purpose).Ticket.IntentNumber);

    /// <summary>How many orders of this purpose ever arrived at the venue.</summary>
    public int Arrived(OrderPurpose purpose) => Venue.Orders.Count(order => order.Ticket.Purpose == purpose);

    /// <summary>How many of them work there.</summary>
    public int Working(OrderPurpose purpose) => Venue.Orders
        .Count(order => order.Ticket.Purpose == purpose && order.Status == FarStatus.Working);

    public Story Next(FaultKind fault, int times = 1)
    {
        _world.Dice.Next(fault, times);
        return this;
    }

    /// <summary>From now on it strikes whenever it can.</summary>
    public Story Always(FaultKind fault)
    {
        _world.Dice.Set(fault, 1);
        return this;
    }

    public Story Never(FaultKind fault)
    {
        _world.Dice.Set(fault, 0);
        return this;
    }

    public Story Pass(double seconds)
    {
        _world.Live(TimeSpan.FromSeconds(seconds));
        return this;
    }

    /// <summary>An entry is decided at the end of this minute, and is on its way then.</summary>
    public Story Buy(double? limit = null)
    {
        _script.Say(new SignalProposal
        {
            Action = SignalAction.Open,
            Side = PositionSide.Long,
            OrderType = limit is null ? OrderType.Market : OrderType.Limit,
            Price = limit,
            StopLoss = 98,
            TakeProfit = 106,
            Reason = "the story says so",
        });
        return Pass(60 - (_world.Now.Micros / 1_000_000 % 60));
    }

    /// <summary>An entry that is filled, and protected by stop and target that the venue has confirmed.</summary>
    public Story Hold()
    {
        Buy().Pass(5);
        State.Positions[0].IsFlat.ShouldBeFalse();
        return this;
    }

    /// <summary>The account asks for a cancel.</summary>
    public Story Cancel(OrderPurpose purpose)
    {
        var intent = Ours(purpose).Ticket.IntentNumber;
        _world.Account.Guard(engine => engine.CancelOrder(intent));
        return this;
    }

    /// <summary>The venue executes a part of an order, now.</summary>
    public Story Fill(OrderPurpose purpose, decimal quantity)
    {
        Venue.Fill(Theirs(purpose), quantity);
        return this;
    }

    /// <summary>The stream tells everything that was executed once more.</summary>
    public Story Replay()
    {
        foreach (var order in Venue.Orders.ToArray())
            foreach (var fill in order.Fills.ToArray())
                Venue.Said!(new FarWord(order, fill, null));
        return Pass(1);
    }

    /// <summary>The program dies, and is up again within half a minute.</summary>
    public Story Restart()
    {
        _world.Account.Die();
        return Pass(30);
    }

    /// <summary>Nothing goes wrong any more; books and journal agree in the end.</summary>
    public void ShouldEndWell()
    {
        _world.Heal().ShouldBeEmpty();
        Position.ShouldBe(Venue.Holding);
    }

    private IEnumerable<Order> All()
    {
        for (var intent = 1L; intent <= State.Orders.LastIntent; intent++)
            if (State.Orders.Find(intent) is { } order)
                yield return order;
    }
}
