using Microsoft.Extensions.Logging.Abstractions;
using Plimsoll.Core.Engine;
using Plimsoll.Core.Market;
using Plimsoll.Core.Strategies;
using Plimsoll.Core.Trading;
using Plimsoll.Runtime.Accounts;
using Plimsoll.Runtime.Accounts.Tape;
using Plimsoll.Runtime.Markets;
using Plimsoll.Runtime.Venues;

namespace Plimsoll.Runtime.Tests.Trading;

/// <summary>
/// The market, one account and its venue as the program runs them, over given stores and a clock that the test moves.
/// Opening one over the stores of another is a restart.
/// </summary>
internal sealed class World : IAsyncDisposable
{
    // Its history is one night: indicators are warm, and it is made in a blink.
    private static readonly MarketOptions Options = new() { HistoryDays = 1 };

    // One hour behind UTC: a trading day ends while the tests look on.
    private const string DayEndsAtOne = "Etc/GMT+1";

    private readonly WorldStores _stores;
    private readonly CancellationTokenSource _life = CancellationTokenSource.CreateLinkedTokenSource(Stop);

    private World(WorldStores stores, IVenueFactory venues)
    {
        _stores = stores;
        Market = new SimulatedMarketHost(
            stores.Market, TimeProvider.System, Options, [], NullLogger<SimulatedMarketHost>.Instance);
        Directory = new AccountDirectory(
            stores.Accounts, stores.Market, new OneMarket(Market), venues, [], TimeProvider.System,
            NullLogger<AccountDirectory>.Instance);
    }

    public SimulatedMarketHost Market { get; }

    public AccountDirectory Directory { get; }

    public AccountRunner Account => Directory.Runners.Single();

    public static CancellationToken Stop => TestContext.Current.CancellationToken;

    public static async Task<World> OpenAsync(WorldStores stores, IVenueFactory? venues = null)
    {
        var world = new World(stores, venues ?? SimulatedVenues.Of(stores.Venues));
        await world.Market.OpenAsync(Stop);
        await world.Directory.StartAsync(Stop);
        return world;
    }

    /// <summary>A new account; trades by itself when asked.</summary>
    public async Task OpenAccountAsync(
        Guid user, OperatingMode mode = OperatingMode.Autonomous, Timestamp? liveUntil = null)
    {
        await Directory.CreateAsync(
            new AccountRecord(
                new AccountId(new Guid("00000000-0000-7000-8000-0000000000aa")), user, "Simulation", "USD",
                liveUntil is null ? ExecutionMode.Simulation : ExecutionMode.Live, "sim", DayEndsAtOne,
                new Money(10_000m), DateTimeOffset.UnixEpoch)
            {
                LiveUntil = liveUntil?.ToDateTimeOffset(),
            },
            Stop);
        await DoAsync(session => session.Engine.SetMode(mode, "ann", "a test").ShouldBeNull());
    }

    /// <summary>Simulated time passes; everybody has worked it through when this returns.</summary>
    public async Task AdvanceAsync(TimeSpan simulated)
    {
        await Market.AdvanceAsync(simulated, _life.Token);
        await using (await Market.PauseAsync(_life.Token))
        {
            // Pausing waits for all mailboxes.
        }
    }

    public Task AdvanceToAsync(Timestamp time) => AdvanceAsync(time - Market.Time);

    /// <summary>Ends whatever waits: the program is dead.</summary>
    public void Die() => _life.Cancel();

    /// <summary>Lets time pass, a moment at a time, until something is so.</summary>
    public async Task UntilAsync(Func<AccountState, bool> isSo)
    {
        var end = Market.Time + TimeSpan.FromHours(8);
        while (Market.Time < end)
        {
            if (await AskAsync(isSo))
                return;
            await AdvanceAsync(TimeSpan.FromMilliseconds(250));
        }

        throw new InvalidOperationException("it never came to be");
    }

    public Task<T> AskAsync<T>(Func<AccountState, T> look) => Account.ReadAsync(session => look(session.State), Stop);

    public Task<T> DoAsync<T>(Func<AccountSession, T> command) => Account.ExecuteAsync(command, Stop);

    public Task DoAsync(Action<AccountSession> command) => DoAsync(session =>
    {
        command(session);
        return true;
    });

    public async Task<RunId> StartAsync(BotPlan plan, byte number = 1)
    {
        var warm = new List<Bar>();
        await foreach (var bar in _stores.Market.ReadBarsAsync(
            plan.InstrumentId, Market.Time - TimeSpan.FromHours(3), Market.Time, Stop))
            warm.Add(bar);
        var configuration = new RunConfiguration
        {
            Id = new RunId(new Guid(number, 0, 0, [1, 2, 3, 4, 5, 6, 7, 8])),
            Name = $"bot {number}",
            StrategyName = "sma-cross",
            StrategyVersion = 1,
            Parameters = plan.Parameters,
            InstrumentId = plan.InstrumentId,
            Timeframe = Timeframe.Of(plan.Timeframe),
            Sizing = plan.Sizing,
            Budget = plan.Budget,
            Leverage = plan.Leverage,
            NetsOpposite = plan.Nets,
            FirstBar = warm[0].OpenTime,
        };
        var definition = StrategyCatalog.Find(configuration.StrategyName)!;
        await DoAsync(session => session.StartRun(configuration, definition, new RunHistory(warm)));
        return configuration.Id;
    }

    public async ValueTask DisposeAsync()
    {
        await Market.DisposeAsync();
        await Directory.DisposeAsync();
        _life.Dispose();
        await ReplayAsync();
    }

    /// <summary>Whatever a world has lived through comes of what its accounts were told, byte for byte.</summary>
    private async Task ReplayAsync()
    {
        foreach (var account in await _stores.Accounts.ListAsync(Stop))
            if (!Directory.HasFailed(account.Id))
            {
                var past = await _stores.Accounts.OpenWholeAsync(account.Id, Stop);
                var replay = new LifeReplay(_stores.Accounts, _stores.Market, NullLogger.Instance);
                (await replay.RunAsync(account.Id, past, Stop)).Difference.ShouldBeNull();
            }
    }
}
