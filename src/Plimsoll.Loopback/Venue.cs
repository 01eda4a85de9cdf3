using Plimsoll.Core.Simulation;
using Plimsoll.Loopback.Accounts;
using Plimsoll.Loopback.Faults;
using Plimsoll.Loopback.Futures;
using Plimsoll.Loopback.Market;
using Plimsoll.Loopback.Orders;
using Plimsoll.Loopback.Spot;
using Plimsoll.Loopback.Streams;
using Plimsoll.Loopback.Wire;

namespace Plimsoll.Loopback;

/// <summary>The venue without its network: everything that it knows, one request or tick at a time.</summary>
internal sealed class Venue
{
    private const ulong LetterSalt = 0x6C65_7474;

    private readonly MarketDriver _driver;
    private readonly StreamHub[] _hubs;

    public Venue(LoopbackOptions options)
    {
        Clock = new VenueClock(options.Clock);
        Faults = new FaultBox(options.Faults, options.Seed);
        Accounts = new DemoAccounts(options.Seed, Clock.Real);
        var letters = new SeededLetters(new SeededRandom(options.Seed ^ LetterSalt));
        Spot = new SpotDesk(new OrderArchive(letters), Clock);
        Signatures = new Signatures(Accounts.Keys.ToDictionary(key => key.Id));
        Futures = new FuturesDesk(new OrderArchive(letters), Clock, Spot.Markets, Accounts.All);
        _driver = new MarketDriver(options, Spot.Markets, Futures, Clock);
        var (spotKeys, futuresKeys) = (new ListenKeys(letters, Clock), new ListenKeys(letters, Clock));
        SpotStreams = new StreamHub(new StreamSide(Spot.Markets, spotKeys, account => account.SpotFeed));
        FuturesStreams = new StreamHub(new StreamSide(Futures.Markets, futuresKeys, account => account.FuturesFeed)
        {
            MarkPrice = Futures.Prices.Event,
        });
        _hubs = [SpotStreams, FuturesStreams];
        Rest = new RestDesk(
            [
                .. new SpotMarketRoutes(Spot, Clock).All(),
                .. new SpotOrderRoutes(Spot).All(),
                .. new SpotListRoutes(Spot).All(),
                .. new SpotAccountRoutes(Spot).All(),
                .. new ListenKeyRoutes(spotKeys, "/api/v3/userDataStream").All(),
                .. new FuturesMarketRoutes(Futures, Clock).All(),
                .. new FuturesOrderRoutes(Futures).All(),
                .. new FuturesAlgoRoutes(Futures).All(),
                .. new FuturesAccountRoutes(Futures, Clock).All(),
                .. new ListenKeyRoutes(futuresKeys, "/fapi/v1/listenKey").All(),
                .. AbsentRoutes.All(),
            ],
            Signatures,
            Clock);
        Mishaps = new Mishaps(this);
        CatchUp();
    }

    /// <summary>Held by whoever touches anything in here.</summary>
    public Lock Gate { get; } = new();

    public VenueClock Clock { get; }

    public FaultBox Faults { get; }

    public Mishaps Mishaps { get; }

    public DemoAccounts Accounts { get; }

    public SpotDesk Spot { get; }

    public Signatures Signatures { get; }

    public FuturesDesk Futures { get; }

    public StreamHub SpotStreams { get; }

    public StreamHub FuturesStreams { get; }

    public RestDesk Rest { get; }

    /// <summary>Plays the market up to now and tells the streams.</summary>
    public void CatchUp()
    {
        _driver.AdvanceTo(Clock.Real);
        Mishaps.CatchUp();
        Flush();
    }

    /// <summary>What a request did is on the streams before anything else happens.</summary>
    public void Flush()
    {
        foreach (var hub in _hubs)
            hub.Flush(Clock);
    }
}
