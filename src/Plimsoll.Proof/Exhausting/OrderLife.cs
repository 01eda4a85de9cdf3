using Plimsoll.Core.Engine;
using Plimsoll.Core.Market;
using Plimsoll.Core.Trading;

namespace Plimsoll.Proof.Exhausting;

/// <summary>One order of one account, from the moment its bytes may have left, beat by beat.</summary>
internal sealed class OrderLife
{
    private const int Rounds = 8;

    private static readonly TimeSpan Step = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);
    private static readonly VenueTerms Terms = new()
    {
        AcceptanceWindow = TimeSpan.FromSeconds(5),
        BareFor = TimeSpan.Zero,
    };

    private readonly LifeBegun _begun;
    private readonly Fate _fate;
    private readonly List<AccountFact> _facts;
    private TradingEngine _engine;
    private Timestamp _now = LifeBegun.Start;

    private OrderLife(LifeBegun begun, Fate fate)
    {
        (_begun, _fate) = (begun, fate);
        _facts = [.. begun.Facts];
        _engine = Recover();
    }

    /// <summary>Everything that is wrong with how it went on, after the truth has been told.</summary>
    public List<string> Problems { get; } = [];

    private long Intent => _begun.Order.IntentNumber;

    private Order Order => _engine.State.Orders.Find(Intent)!;

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

    public static OrderLife Of(Role role, Fate fate, IReadOnlyList<Beat> beats)
    {
        var life = new OrderLife(LifeBegun.Of(role), fate);
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
            Do(() => _engine.OnReport(new OrderReport.Silence(Intent, _now, "timed out")));
        for (var round = 0; round < Rounds; round++)
        {
            _now += Minute;
            if (Order.Status == OrderStatus.Unknown)
                Do(() => _engine.OnSearch(
                    Intent, _now, IsThere ? new OrderSearch.Found(Truth()) : new OrderSearch.Missing()));
            Do(() => _engine.OnBooks(new VenueBooks
            {
                AskedAt = _now,
                Working = IsWorking ? [new WorkingOrder(Intent, "V2")] : [],
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
        if (_engine.State.Positions[0].SignedQuantity != _begun.PositionAfter(Fills))
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
        List<OrderReport> truth = IsThere ? [new OrderReport.Accepted(Intent, LifeBegun.Start, "V2")] : [];
        for (var number = 1; number <= Fills; number++)
            truth.Add(Filled(number));
        if (_fate is Fate.Cancelled or Fate.CancelledInPart)
            truth.Add(new OrderReport.Cancelled(Intent, LifeBegun.Start));
        return truth;
    }

    private void Take(Beat beat)
    {
        _now += Step;
        _engine.OnTime(_now);
        switch (beat)
        {
            case Beat.Cancel:
                _engine.CancelOrder(Intent);
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
        Beat.Ack => new OrderReport.Accepted(Intent, _now, "V2"),
        Beat.Refusal => new OrderReport.Refused(Intent, _now, "venue.refused", "no"),
        Beat.FirstFill => Filled(1),
        Beat.SecondFill => Filled(2),
        Beat.End => new OrderReport.Cancelled(Intent, _now),
        Beat.CancelRefused => new OrderReport.CancelRefused(Intent, _now, "unknown order"),
        _ => new OrderReport.Silence(Intent, _now, "timed out"),
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
        var state = new AccountState(default, new InstrumentTable([_begun.Instrument]));
        foreach (var fact in _facts)
            state.Apply(fact);
        var engine = new TradingEngine(state, new EngineOptions { Venue = Terms });
        engine.Recovery.RestoreClock(_now);
        return engine;
    }

    private OrderReport.Filled Filled(int number) =>
        new(LifeBegun.FillOf(_begun.Order, number == 1 ? "F1" : "F2", 1m));
}
