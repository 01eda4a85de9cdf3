using Plimsoll.Core.Engine;
using Plimsoll.Core.Market;
using Plimsoll.Core.Trading;

namespace Plimsoll.Core.Tests.Engine;

/// <summary>An account whose venue is far away; the test is the venue.</summary>
internal sealed class RemoteWorld
{
    public static readonly VenueTerms Terms = new() { AcceptanceWindow = TimeSpan.FromSeconds(5) };

    private RemoteWorld(VenueTerms? terms = null, Instrument? instrument = null) => World = new World(new WorldOptions
    {
        Instrument = instrument ?? new WorldOptions().Instrument,
        Engine = new EngineOptions { SlippageFraction = 0m, Venue = terms ?? Terms },
    })
    { IsVenueSilent = true };

    public World World { get; }

    public Order Entry => World.Last(OrderPurpose.Entry);

    public Timestamp Now => World.Engine.Clock;

    public IEnumerable<AccountFact.AlarmRaised> Alarms => World.Facts.OfType<AccountFact.AlarmRaised>();

    public InstrumentId Instrument => World.Options.Instrument.Id;

    /// <summary>An entry on its way.</summary>
    public static RemoteWorld Sent(VenueTerms? terms = null, Instrument? instrument = null)
    {
        var remote = new RemoteWorld(terms, instrument);
        remote.World.Buy().Bar(100);
        return remote;
    }

    /// <summary>An entry whose answer was lost.</summary>
    public static RemoteWorld Doubted()
    {
        var remote = Sent();
        remote.World.Hear(new OrderReport.Silence(remote.Entry.Ticket.IntentNumber, remote.Now, "timed out"));
        return remote;
    }

    /// <summary>Ten held, with stop and target confirmed by the venue.</summary>
    public static RemoteWorld Protected(Instrument? instrument = null)
    {
        var remote = Sent(instrument: instrument);
        remote.World.Hear(new OrderReport.Filled(TestFill.Of(remote.World, remote.Entry, 10m)));
        remote.Accept(OrderPurpose.Stop);
        remote.Accept(OrderPurpose.Target);
        return remote;
    }

    /// <summary>Ten held, with a working stop that holds all of them.</summary>
    public static RemoteWorld Holding()
    {
        var remote = Sent(Terms with { ExitsHoldBalance = true });
        remote.World.Hear(new OrderReport.Filled(TestFill.Of(remote.World, remote.Entry, 10m)));
        return remote.Accept(OrderPurpose.Stop);
    }

    /// <summary>Where a venue keeps stop and target as one list.</summary>
    public static readonly VenueTerms PairTerms = Terms with { ExitsHoldBalance = true, PairsExits = true };

    /// <summary>Ten held, with both of a list confirmed by the venue.</summary>
    public static RemoteWorld Paired()
    {
        var remote = Sent(PairTerms);
        remote.World.Hear(new OrderReport.Filled(TestFill.Of(remote.World, remote.Entry, 10m)));
        return remote.Accept(OrderPurpose.Target).Accept(OrderPurpose.Stop);
    }

    public RemoteWorld Accept(OrderPurpose purpose)
    {
        var intent = World.Last(purpose).Ticket.IntentNumber;
        World.Hear(new OrderReport.Accepted(intent, Now, $"V{intent}"));
        return this;
    }

    /// <summary>Time passes, a second at a time as it does live.</summary>
    public RemoteWorld Wait(double seconds)
    {
        var end = Now + TimeSpan.FromSeconds(seconds);
        while (Now < end)
        {
            var next = Now + TimeSpan.FromSeconds(1);
            World.Do(engine => engine.OnTime(next < end ? next : end));
        }

        return this;
    }

    /// <summary>The venue is asked about the entry now, and answers.</summary>
    public RemoteWorld Answer(OrderSearch answer, Timestamp? askedAt = null)
    {
        World.Do(engine => engine.OnSearch(Entry.Ticket.IntentNumber, askedAt ?? Now, answer));
        return this;
    }

    /// <summary>The venue's books as of now.</summary>
    public RemoteWorld Compare(decimal? holding = null, params Order[] working) => Compare(new VenueBooks
    {
        AskedAt = Now,
        Working = [.. working.Select(order => new WorkingOrder(order.Ticket.IntentNumber, "V9"))],
        Reports = [],
        Holdings = holding is { } quantity ? [new VenueHolding(Instrument, quantity)] : [],
    });

    public RemoteWorld Compare(VenueBooks books)
    {
        World.Do(engine => engine.OnBooks(books));
        return this;
    }

    public int Searches() => World.Effects.OfType<VenueEffect.Search>().Count();
}
