using Plimsoll.Core.Engine;
using Plimsoll.Core.Trading;
using Plimsoll.Proof.Far;

namespace Plimsoll.Proof.Near;

/// <summary>An account's side of the line: effects become calls, and what comes back is a step of the mailbox.</summary>
/// <param name="line">To the venue.</param>
/// <param name="saboteur">Bends what comes back.</param>
/// <param name="steps">Where the program may die.</param>
/// <param name="post">A step of the mailbox; with a life, only while the program still lives it.</param>
internal sealed class NearCalls(
    FarLine line, Saboteur saboteur, Steps steps, Action<int?, Action<TradingEngine>> post)
{
    private readonly Dictionary<string, long> _intents = new(StringComparer.Ordinal);
    private readonly Dictionary<string, long> _numbers = new(StringComparer.Ordinal);
    private int _life;

    /// <summary>Orders of the account by the names they have at the venue.</summary>
    public IReadOnlyDictionary<string, long> Intents => _intents;

    /// <summary>Another life of the program: it knows nothing but its journal.</summary>
    public void Begin(int life)
    {
        _life = life;
        _intents.Clear();
    }

    public string Name(OrderTicket ticket)
    {
        var name = DerivedId.Order(NearAccount.Id, ticket.RunId, ticket.IntentNumber);
        if (saboteur.Breaks(Sabotage.NamesNotDerived))
            name = $"{name}-{_life}";
        _intents[name] = ticket.IntentNumber;
        return name;
    }

    public void Perform(IReadOnlyList<VenueEffect> effects)
    {
        foreach (var effect in saboteur.Ordered(effects))
        {
            Perform(effect);
            steps.Next();
        }
    }

    /// <summary>The stream says something.</summary>
    public void Hear(FarWord word)
    {
        var isKnown = saboteur.Breaks(Sabotage.NamedByTheVenue)
            ? _numbers.TryGetValue(word.Order.Id, out var intent)
            : _intents.TryGetValue(word.Order.ClientOrderId, out intent);
        if (isKnown || word.Order.IsForced)
            post(null, engine =>
            {
                foreach (var report in FarLists.Reports(word, intent, line.Now))
                    Report(engine, report);
            });
    }

    private void Perform(VenueEffect effect)
    {
        var life = _life;
        switch (effect)
        {
            case VenueEffect.Submit { Order.Ticket: var ticket }:
                Place(ticket, life, isFirst: true);
                break;
            case VenueEffect.SubmitPair { Stop.Ticket: var stop, Target.Ticket: var target }:
                PlacePair(stop, target, life, isFirst: true);
                break;
            case VenueEffect.Cancel { Ticket: var ticket }:
                line.Cancel(ticket, Name(ticket), report => post(
                    life, engine => Report(engine, saboteur.OfCancel(report))));
                break;
            case VenueEffect.Search { Ticket: var ticket }:
                var (askedAt, intent) = (line.Now, ticket.IntentNumber);
                line.Search(ticket, Name(ticket), found => post(
                    life, engine => engine.OnSearch(intent, askedAt, saboteur.OfSearch(engine.State, intent, found))));
                break;
            default:
                line.ProveFlat(isFlat => post(life, engine => engine.TakeFlatProof(isFlat, "the far venue")));
                break;
        }
    }

    private void Place(OrderTicket ticket, int life, bool isFirst) => line.Place(ticket, Name(ticket), report =>
    {
        if (report is OrderReport.Accepted accepted)
            _numbers[accepted.VenueOrderId] = ticket.IntentNumber;
        if (report is OrderReport.Silence && isFirst && saboteur.Breaks(Sabotage.SendsAgain) && life == _life)
            Place(ticket, life, isFirst: false);
        else
            post(life, engine => Report(engine, saboteur.OfOrder(report)));
    });

    private void PlacePair(OrderTicket stop, OrderTicket target, int life, bool isFirst) => line.PlacePair(
        (stop, Name(stop)), (target, Name(target)), reports =>
        {
            foreach (var accepted in reports.OfType<OrderReport.Accepted>())
                _numbers[accepted.VenueOrderId] = accepted.IntentNumber;
            if (reports[0] is OrderReport.Silence && isFirst && saboteur.Breaks(Sabotage.SendsAgain) && life == _life)
                PlacePair(stop, target, life, isFirst: false);
            else
                post(life, engine =>
                {
                    foreach (var report in reports)
                        Report(engine, saboteur.OfOrder(report));
                });
        });

    private void Report(TradingEngine engine, OrderReport report)
    {
        if (saboteur.IsHeard(engine.State, report))
            engine.OnReport(saboteur.OfWord(engine.State, report));
    }
}
