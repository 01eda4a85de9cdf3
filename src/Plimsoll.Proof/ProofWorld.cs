using System.Security.Cryptography;
using Plimsoll.Checker;
using Plimsoll.Core.Engine;
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

    // What was under way when everything healed has arrived, the program is up again, and a person has looked. It ends
    // in the middle of a minute, when the strategy has nothing in the air.
    private static readonly TimeSpan Settling = TimeSpan.FromSeconds(90);

    // A position that differs is seen in two comparisons, a minute apart.
    private static readonly TimeSpan Compared = TimeSpan.FromSeconds(120);

    private static readonly Timestamp Start = Timestamp.FromSeconds(1_767_225_600);
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan PersonLooks = TimeSpan.FromMinutes(3);
    private static readonly TimeSpan PersonHurries = TimeSpan.FromSeconds(10);

    private readonly Agenda _agenda = new(Start);
    private readonly ProofPlan _plan;
    private readonly ProofMarket _market;
    private readonly Steps _steps;
    private readonly List<double> _minute = [];
    private decimal _price;

    internal ProofWorld(ProofPlan plan)
    {
        _plan = plan;
        Dice = new FaultDice(plan.Seed, plan.Rates);
        _market = new ProofMarket(plan.Seed + 1);
        var instrument = plan.HoldsBalance ? ProofMarket.Instrument : ProofMarket.Contract;
        Venue = new FarVenue(_agenda, Dice, instrument, plan.HoldsBalance)
        {
            IdScope = plan.Conditions.IdScope,
        };
        _steps = new Steps(plan.DieAtStep);
        Account = new NearAccount(_agenda, Dice, Venue, new NearOptions(_steps, plan.Sabotage)
        {
            HoldsBalance = plan.HoldsBalance,
            PairsExits = plan.PairsExits,
            Conditions = plan.Conditions,
            Traders = plan.Strategy is { } strategy ? [Trader.Of(strategy)]
                : plan.HoldsBalance ? Trader.OnSpot
                : Trader.OnContracts,
        });
    }

    internal FaultDice Dice { get; }

    internal FarVenue Venue { get; }

    internal NearAccount Account { get; }

    internal Timestamp Now => _agenda.Now;

    /// <summary>A price that a story sets instead of the market's.</summary>
    internal decimal? Price { get; set; }

    public static ProofRun Run(ProofPlan plan) => new ProofWorld(plan).Run();

    /// <summary>Time passes, a second at a time.</summary>
    internal void Live(TimeSpan span)
    {
        var end = _agenda.Now + span;
        while (_agenda.Now < end)
        {
            _agenda.RunUntil(_agenda.Now + Second);
            // Healed, the market stands still: whatever happens then was owed before.
            _price = Price ?? (Dice.IsHealed ? _price : _market.Next());
            Venue.OnPrice(_price);
            _minute.Add((double)_price);
            Account.OnSecond(_price, CloseMinute());
            if ((_agenda.Now - Start).Ticks % PersonLooks.Ticks == 0)
                Account.Attend();
        }
    }

    /// <summary>Everything that is wrong after nothing has gone wrong any more for long enough.</summary>
    internal IReadOnlyList<string> Heal()
    {
        Dice.IsHealed = true;
        for (var time = TimeSpan.Zero; time < Settling; time += PersonHurries)
        {
            Live(PersonHurries);
            Account.Attend();
        }

        Live(HealedWithin + Compared);
        return Problems();
    }

    private ProofRun Run()
    {
        Live(_plan.Troubled);
        var steps = _steps.Count;
        return new ProofRun
        {
            Plan = _plan,
            Problems = Heal(),
            Orders = Venue.Orders.Count,
            Fills = Venue.FillCount,
            Deaths = Account.Deaths,
            Steps = steps,
            NotPlaced = (int)Account.Edges
                .Where(edge => edge.Key.Happened == OrderEvent.AbsenceProven).Sum(edge => edge.Value),
            Journal = Digest(),
            Faults = [.. Dice.Counts],
            Edges = Account.Edges,
            Alarms = Account.Alarms,
            Sides = Account.Sides,
        };
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

    private string Digest()
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var fact in Account.Journal.Facts)
            hash.AppendData(fact);
        return Convert.ToHexString(hash.GetHashAndReset());
    }

    private List<string> Problems()
    {
        var transfers = Venue.Moves.Select(move => new VenueTransfer(Venue.Instrument.Id.Value, move.Quantity)).ToList();
        var problems = BooksCheck.Compare(NearAccount.Id.Value, Account.Journal.Facts, Venue.Books(), transfers).ToList();
        if (Account.MostQueued > NearMailbox.MostAllowed)
            problems.Add($"{Account.MostQueued} steps waited at once");
        if (Account.State is not { } state)
            problems.Add("the program did not come back");
        else
            Compare(state, problems);
        return problems;
    }

    private void Compare(AccountState state, List<string> problems)
    {
        var position = state.PositionOf(Venue.Instrument.Id);
        if (position.SignedQuantity != Venue.Holding && state.Quarantine.Count == 0)
            problems.Add($"the account holds {position.SignedQuantity}, the venue says {Venue.Holding}");
        if (!IsFold(state))
            problems.Add("the state that lives is not the one its journal makes");
    }

    private bool IsFold(AccountState state)
    {
        var fold = new AccountState(NearAccount.Id, state.Instruments);
        try
        {
            foreach (var fact in Account.Journal.Read())
                fold.Apply(fact);
        }
        catch (Exception error) when (error is InvalidOperationException or ArgumentException)
        {
            // A journal that does not fold makes no state.
            return false;
        }

        return StateDigest.Of(fold, _agenda.Now) == StateDigest.Of(state, _agenda.Now);
    }
}
