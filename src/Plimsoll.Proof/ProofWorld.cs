using Plimsoll.Checker;
using Plimsoll.Core.Market;
using Plimsoll.Core.Trading;
using Plimsoll.Proof.Far;
using Plimsoll.Proof.Faults;
using Plimsoll.Proof.Near;

namespace Plimsoll.Proof;

/// <summary>
/// An account, its journal, its venue and the line between them under virtual time: things go wrong for a while, then
/// everything heals, and after a minute the checker looks at the journal's bytes and the venue's book.
/// </summary>
public sealed class ProofWorld
{
    /// <summary>What the reliability rules allow between the last fault and the end of the last doubt.</summary>
    public static readonly TimeSpan HealedWithin = TimeSpan.FromSeconds(60);

    // What was under way when everything healed has arrived, and the program is up again. It ends in the middle of a
    // minute, when the strategy has nothing in the air.
    private static readonly TimeSpan Settling = TimeSpan.FromSeconds(90);

    private static readonly Timestamp Start = Timestamp.FromSeconds(1_767_225_600);
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan PersonLooks = TimeSpan.FromMinutes(30);

    private readonly Agenda _agenda = new(Start);
    private readonly ProofPlan _plan;
    private readonly FaultDice _dice;
    private readonly FarVenue _venue;
    private readonly NearAccount _account;
    private readonly ProofMarket _market;
    private readonly Steps _steps;
    private readonly List<double> _minute = [];
    private decimal _price;

    private ProofWorld(ProofPlan plan)
    {
        _plan = plan;
        _dice = new FaultDice(plan.Seed, plan.Rates);
        _market = new ProofMarket(plan.Seed + 1);
        _venue = new FarVenue(_agenda, _dice, ProofMarket.Instrument, plan.HoldsBalance);
        _steps = new Steps(plan.DieAtStep);
        _account = new NearAccount(_agenda, _dice, _venue, new NearOptions(_steps, plan.Sabotage, plan.HoldsBalance));
    }

    public static ProofRun Run(ProofPlan plan) => new ProofWorld(plan).Run();

    private ProofRun Run()
    {
        Live(_plan.Troubled);
        var steps = _steps.Count;
        _dice.IsHealed = true;
        Live(Settling + HealedWithin);
        return new ProofRun
        {
            Plan = _plan,
            Problems = Problems(),
            Orders = _venue.Orders.Count,
            Fills = _venue.FillCount,
            Deaths = _account.Deaths,
            Steps = steps,
            NotPlaced = (int)_account.Edges
                .Where(edge => edge.Key.Happened == OrderEvent.AbsenceProven).Sum(edge => edge.Value),
            Faults = [.. _dice.Counts],
            Edges = _account.Edges,
            Alarms = _account.Alarms,
        };
    }

    private void Live(TimeSpan span)
    {
        var end = _agenda.Now + span;
        while (_agenda.Now < end)
        {
            _agenda.RunUntil(_agenda.Now + Second);
            // Healed, the market stands still: whatever happens then was owed before.
            var price = _dice.IsHealed ? _price : _price = _market.Next();
            _venue.OnPrice(price);
            _minute.Add((double)price);
            _account.OnSecond(price, CloseMinute());
            if ((_agenda.Now - Start).Ticks % PersonLooks.Ticks == 0)
                _account.Attend();
        }
    }

    private Bar? CloseMinute()
    {
        if (_agenda.Now.Micros % (60 * Timestamp.MicrosPerSecond) != 0)
            return null;
        var bar = new Bar(
            _agenda.Now - TimeSpan.FromMinutes(1), _minute[0], _minute.Max(), _minute.Min(), _minute[^1], _minute.Count);
        _minute.Clear();
        return bar;
    }

    private List<string> Problems()
    {
        var problems = BooksCheck.Compare(NearAccount.Id.Value, _account.Journal.Facts, _venue.Books()).ToList();
        if (_account.State is not { } state)
            problems.Add("the program did not come back");
        else if (state.PositionOf(ProofMarket.Instrument.Id) is { IsFlat: false } position
            && position.SignedQuantity != _venue.Holding)
            problems.Add($"the account holds {position.SignedQuantity}, the venue says {_venue.Holding}");
        return problems;
    }
}
