using Plimsoll.Core.Engine;
using Plimsoll.Core.Market;
using Plimsoll.Core.Trading;

namespace Plimsoll.Proof.Exhausting;

/// <summary>One order of one account, from the moment its bytes may have left, beat by beat.</summary>
internal sealed class OrderLife
{
    private const int Rounds = 8;

    private static readonly Timestamp Start = Timestamp.FromSeconds(1_767_225_600);
    private static readonly TimeSpan Step = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);
    private static readonly VenueTerms Terms = new()
    {
        AcceptanceWindow = TimeSpan.FromSeconds(5),
        BareFor = TimeSpan.Zero,
    };

    private static readonly AccountFact[] Prefix = [.. Sent()];

    private readonly Fate _fate;
    private readonly List<AccountFact> _facts = [.. Prefix];
    private TradingEngine _engine;
    private Timestamp _now = Start;

    private OrderLife(Fate fate)
    {
        _fate = fate;
        _engine = Recover();
    }

    /// <summary>Everything that is wrong with how it went on, after the truth has been told.</summary>
    public List<string> Problems { get; } = [];

    private Order Order => _engine.State.Orders.Find(1)!;

    /// <summary>What can happen with this fate, once each and again each.</summary>
    public static IReadOnlyList<Beat> BeatsOf(Fate fate) => fate switch
    {
        Fate.NeverArrived => [Beat.Silence, Beat.Crash, Beat.Cancel, Beat.CancelRefused],
        Fate.Refused => [Beat.Refusal, Beat.Silence, Beat.Crash, Beat.Cancel, Beat.CancelRefused],
        Fate.Works => [Beat.Ack, Beat.Silence, Beat.Crash, Beat.Cancel],
        Fate.WorksInPart => [Beat.Ack, Beat.FirstFill, Beat.Silence, Beat.Crash, Beat.Cancel],
        Fate.Filled =>
            [Beat.Ack, Beat.FirstFill, Beat.SecondFill, Beat.Silence, Beat.Crash, Beat.Cancel, Beat.CancelRefused],
        Fate.Cancelled => [Beat.Ack, Beat.End, Beat.Silence, Beat.Crash, Beat.Cancel, Beat.CancelRefused],
        _ => [Beat.Ack, Beat.FirstFill, Beat.End, Beat.Silence, Beat.Crash, Beat.Cancel, Beat.CancelRefused],
    };

    public static OrderLife Of(Fate fate, IReadOnlyList<Beat> beats)
    {
        var life = new OrderLife(fate);
        foreach (var beat in beats)
            life.Do(() => life.Take(beat));
        return life;
    }

    /// <summary>Two lives of the same fate with the same text go on alike.</summary>
    public string Digest() => StateDigest.Of(_engine.State, _now);

    /// <summary>Silence ends, the lists tell the truth, questions are answered: everything that stays wrong then.</summary>
    public void TellTheTruth()
    {
        if (Order.Status == OrderStatus.Submitted)
            Do(() => _engine.OnReport(new OrderReport.Silence(1, _now, "timed out")));
        for (var round = 0; round < Rounds; round++)
        {
            _now += Minute;
            if (Order.Status == OrderStatus.Unknown)
                Do(() => _engine.OnSearch(1, _now, IsThere ? new OrderSearch.Found(Truth()) : new OrderSearch.Missing()));
            Do(() => _engine.OnBooks(new VenueBooks
            {
                AskedAt = _now,
                Working = IsWorking ? [new WorkingOrder(1, "V1")] : [],
                Reports = Truth(),
            }));
        }

        Judge();
    }

    private bool IsThere => _fate is not (Fate.NeverArrived or Fate.Refused);

    private bool IsWorking => _fate is Fate.Works or Fate.WorksInPart;

    private int Fills => _fate switch
    {
        Fate.Filled => 2,
        Fate.WorksInPart or Fate.CancelledInPart => 1,
        _ => 0,
    };

    private void Judge()
    {
        if (!Expected().Contains(Order.Status))
            Problems.Add($"{_fate} ends as {Order.Status}");
        if (_engine.State.Positions[0].SignedQuantity != Fills)
            Problems.Add($"{_fate} makes a position of {_engine.State.Positions[0].SignedQuantity}");
        Problems.AddRange(_facts.OfType<AccountFact.Quarantined>().Select(fact => fact.Text));
    }

    private OrderStatus[] Expected() => _fate switch
    {
        Fate.NeverArrived => [OrderStatus.NotPlaced],
        Fate.Refused => [OrderStatus.Rejected, OrderStatus.NotPlaced],
        Fate.Works => [OrderStatus.Accepted, OrderStatus.CancelRequested],
        Fate.WorksInPart => [OrderStatus.PartiallyFilled, OrderStatus.CancelRequested],
        Fate.Filled => [OrderStatus.Filled],
        _ => [OrderStatus.Cancelled],
    };

    private List<OrderReport> Truth()
    {
        List<OrderReport> truth = IsThere ? [new OrderReport.Accepted(1, Start, "V1")] : [];
        for (var number = 1; number <= Fills; number++)
            truth.Add(Filled(number));
        if (_fate is Fate.Cancelled or Fate.CancelledInPart)
            truth.Add(new OrderReport.Cancelled(1, Start));
        return truth;
    }

    private void Take(Beat beat)
    {
        _now += Step;
        _engine.OnTime(_now);
        switch (beat)
        {
            case Beat.Cancel:
                _engine.CancelOrder(1);
                break;
            case Beat.Crash:
                _engine = Recover();
                _engine.Resume(new VenueBooks { AskedAt = _now, Working = [], Reports = [] });
                break;
            default:
                _engine.OnReport(Word(beat));
                break;
        }
    }

    private OrderReport Word(Beat beat) => beat switch
    {
        Beat.Ack => new OrderReport.Accepted(1, _now, "V1"),
        Beat.Refusal => new OrderReport.Refused(1, _now, "venue.refused", "no"),
        Beat.FirstFill => Filled(1),
        Beat.SecondFill => Filled(2),
        Beat.End => new OrderReport.Cancelled(1, _now),
        Beat.CancelRefused => new OrderReport.CancelRefused(1, _now, "unknown order"),
        _ => new OrderReport.Silence(1, _now, "timed out"),
    };

    // Whatever the core does not allow throws, and is a problem of this life.
    private void Do(Action step)
    {
        try
        {
            step();
        }
        catch (InvalidOperationException error)
        {
            Problems.Add(error.Message);
        }

        _facts.AddRange(_engine.Outbox.Take().Facts);
    }

    private TradingEngine Recover()
    {
        var state = new AccountState(default, new InstrumentTable([ProofMarket.Instrument]));
        foreach (var fact in _facts)
            state.Apply(fact);
        var engine = new TradingEngine(state, new EngineOptions { Venue = Terms });
        engine.Recovery.RestoreClock(_now);
        return engine;
    }

    private static OrderReport.Filled Filled(int number) => new(new Fill
    {
        VenueFillId = number == 1 ? "F1" : "F2",
        IntentNumber = 1,
        InstrumentId = ProofMarket.Instrument.Id,
        Side = OrderSide.Buy,
        Price = Price.Of(100m),
        Quantity = Quantity.Of(1m),
        Fee = Money.Zero,
        Time = Start,
        UndisturbedPrice = Price.Of(100m),
    });

    private static IEnumerable<AccountFact> Sent()
    {
        var signal = new Signal
        {
            Number = 1,
            RunId = RunId.None,
            InstrumentId = ProofMarket.Instrument.Id,
            Action = SignalAction.Open,
            Side = PositionSide.Long,
            EntryPrice = Price.Of(100m),
            StopLoss = Price.Of(98m),
            TakeProfit = Price.Of(104m),
            Confidence = 80,
            Reason = "to be tried",
            Time = Start,
            ExpiresAt = Start + TimeSpan.FromDays(1),
        };
        var ticket = new OrderTicket
        {
            IntentNumber = 1,
            RunId = RunId.None,
            SignalNumber = 1,
            InstrumentId = ProofMarket.Instrument.Id,
            Side = OrderSide.Buy,
            Type = OrderType.Limit,
            LimitPrice = Price.Of(100m),
            Quantity = Quantity.Of(2m),
            Purpose = OrderPurpose.Entry,
            CreatedAt = Start,
        };
        return
        [
            new AccountFact.AccountOpened(Start, new Money(10_000m)),
            new AccountFact.ModeChanged(Start, OperatingMode.Autonomous, "proof", "to be tried"),
            new AccountFact.DayBegan(Start, new Money(10_000m), Start + TimeSpan.FromDays(1)),
            new AccountFact.SignalCreated(Start, signal),
            new AccountFact.SignalMoved(Start, 1, SignalStatus.Approved),
            new AccountFact.OrderIntended(Start, ticket, OrderStatus.Pending),
            new AccountFact.OrderStepped(Start, 1, OrderEvent.SendBegan),
            new AccountFact.SignalMoved(Start, 1, SignalStatus.Active),
        ];
    }
}
