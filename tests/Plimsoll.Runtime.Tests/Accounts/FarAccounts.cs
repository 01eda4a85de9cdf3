using Microsoft.Extensions.Logging.Abstractions;
using Plimsoll.Core.Engine;
using Plimsoll.Core.Market;
using Plimsoll.Core.Strategies;
using Plimsoll.Core.Trading;
using Plimsoll.Runtime.Accounts;
using Plimsoll.Runtime.Markets;
using Plimsoll.Runtime.Tests.Trading;
using Plimsoll.Runtime.Tests.Venues;
using Plimsoll.Runtime.Venues;
using Plimsoll.Testing;

namespace Plimsoll.Runtime.Tests.Accounts;

/// <summary>Accounts of two venues on one market: one venue is in this process, the other answers when the test wants.</summary>
internal sealed class FarAccounts : IAsyncDisposable, IMarketDirectory, IVenueFactory
{
    public const string Far = "far";
    public const string Near = "sim";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly IVenueFactory _near;

    public FarAccounts()
    {
        _near = SimulatedVenues.Of(Database);
        Market = new SimulatedMarketHost(
            Database, TimeProvider.System, new MarketOptions { HistoryDays = 1 }, [],
            NullLogger<SimulatedMarketHost>.Instance);
        Directory = new AccountDirectory(
            Database, Database, this, this, [], Clock, NullLogger<AccountDirectory>.Instance);
    }

    public MemoryDatabase Database { get; } = new();

    public SimulatedMarketHost Market { get; }

    public ManualClock Clock { get; } = new();

    public AccountDirectory Directory { get; }

    /// <summary>Every connection to the venue far away, the newest last.</summary>
    public List<FarVenue> Connections { get; } = [];

    /// <summary>What the next connection answers to a question for its books.</summary>
    public Func<Task<VenueBooks>> Books { get; set; } = () => Task.FromResult(Empty);

    public static VenueBooks Empty => new() { AskedAt = Timestamp.MinValue, Working = [], Reports = [] };

    IReadOnlyList<IMarketHost> IMarketDirectory.Open => [Market];

    IMarketHost IMarketDirectory.Of(string venueCode) => Market;

    VenueTerms IVenueFactory.TermsOf(string venueCode) =>
        venueCode == Far ? new FarVenue().Terms : _near.TermsOf(venueCode);

    Task<IVenue> IVenueFactory.CreateAsync(
        AccountRecord account, IReadOnlyList<Instrument> instruments, IOrderNames names,
        CancellationToken cancellationToken)
    {
        if (account.VenueCode != Far)
            return _near.CreateAsync(account, instruments, names, cancellationToken);
        var venue = new FarVenue { Books = Books };
        lock (Connections)
            Connections.Add(venue);
        return Task.FromResult<IVenue>(venue);
    }

    public static AccountRecord Record(byte number, string venue) => new(
        new AccountId(new Guid(number, 0, 0, [1, 2, 3, 4, 5, 6, 7, 8])), Guid.Empty, $"Account {number}", "USD",
        venue == Far ? ExecutionMode.Paper : ExecutionMode.Simulation, venue, "UTC", new Money(10_000m),
        DateTimeOffset.UnixEpoch);

    /// <summary>Simulated time passes; everybody who has joined the market has worked it through.</summary>
    public async Task AdvanceAsync(TimeSpan simulated)
    {
        await Market.AdvanceAsync(simulated, World.Stop).WaitAsync(Patience, World.Stop);
        await using (await Market.PauseAsync(World.Stop).WaitAsync(Patience, World.Stop))
        {
            // Pausing waits for all mailboxes.
        }
    }

    public async Task StartBotAsync(AccountRunner account)
    {
        var plan = BotPlan.Busy;
        var configuration = new RunConfiguration
        {
            Id = new RunId(new Guid(9, 0, 0, [1, 2, 3, 4, 5, 6, 7, 8])),
            Name = "bot",
            StrategyName = "sma-cross",
            StrategyVersion = 1,
            Parameters = plan.Parameters,
            InstrumentId = plan.InstrumentId,
            Timeframe = Timeframe.Of(plan.Timeframe),
            Sizing = plan.Sizing,
            Budget = plan.Budget,
            FirstBar = Market.Time,
        };
        await account.ExecuteAsync(
            session =>
            {
                session.StartRun(configuration, StrategyCatalog.Find(configuration.StrategyName)!, new RunHistory([]));
                return true;
            },
            World.Stop);
    }

    /// <summary>How many bars the account's bot has seen, and the last of them.</summary>
    public static Task<(long Bars, Timestamp Last)> SeenAsync(AccountRunner account) => account.ReadAsync(
        session => session.Engine.Runs.Single() is var run ? (run.BarsSeen, run.LastBar) : default, World.Stop);

    /// <summary>Fails after a while; there is nothing else to wait for.</summary>
    public static async Task UntilAsync(Func<bool> isSo)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(World.Stop);
        patience.CancelAfter(Patience);
        while (!isSo())
        {
            patience.Token.ThrowIfCancellationRequested();
            await Task.Yield();
        }
    }

    public async ValueTask DisposeAsync()
    {
        await Directory.EndJoiningAsync();
        await Market.DisposeAsync();
        await Directory.DisposeAsync();
    }
}
