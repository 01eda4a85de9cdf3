using Microsoft.Extensions.Logging;
using Plimsoll.Core.Engine;
using Plimsoll.Core.Risk;
using Plimsoll.Core.Trading;
using Plimsoll.Runtime.Accounts;
using Plimsoll.Runtime.Markets;

namespace Plimsoll.Runtime.Replays;

/// <summary>
/// One telling of a recording from its beginning: a market, and a simulated account of its own on it that trades by
/// itself, over the same runner, gate, venue and log as any account, with stores in memory.
/// </summary>
internal sealed class ReplayRun : IAsyncDisposable
{
    private const string Actor = "replay";

    // Part of every fact's hash: who replays the same gets the same, so nothing of it is drawn.
    private static readonly AccountId Account = new(new Guid("00000000-0000-8000-8000-000000000001"));
    private static readonly RunId Bot = new(new Guid("00000000-0000-8000-8000-000000000002"));

    private readonly ReplayJournal _journal;
    private readonly AccountDirectory _accounts;

    private ReplayRun(ReplayMarketHost market, ReplayJournal journal, AccountDirectory accounts) =>
        (Market, _journal, _accounts) = (market, journal, accounts);

    public ReplayMarketHost Market { get; }

    public AccountRunner Runner => _accounts.Find(Account)!;

    public ReplayBooks Books => _journal.Look();

    /// <summary>Everybody is there; nothing has been told yet.</summary>
    public static async Task<ReplayRun> OpenAsync(
        ReplaySetup setup, ReplayServices services, IEnumerable<IMarketWatcher> watchers, CancellationToken stop)
    {
        var logger = services.Logging.CreateLogger<ReplayMarketHost>();
        var market = new ReplayMarketHost(setup.Source, setup.Acceleration, services.Clock, watchers, logger);
        var (journal, stores) = (new ReplayJournal(), new ReplayStores());
        var accounts = new AccountDirectory(
            journal, stores, market, services.Venues(stores), [], services.Clock,
            services.Logging.CreateLogger<AccountDirectory>());
        var run = new ReplayRun(market, journal, accounts);
        try
        {
            await run.BeginAsync(setup, stop);
            return run;
        }
        catch
        {
            await run.DisposeAsync();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        await Market.DisposeAsync();
        await _accounts.DisposeAsync();
    }

    private async Task BeginAsync(ReplaySetup setup, CancellationToken stop)
    {
        var runner = await _accounts.CreateAsync(
            new AccountRecord(
                Account, Guid.Empty, "Replay", setup.Source.Instruments[0].Quote, ExecutionMode.Simulation,
                Market.Code, "Etc/UTC", setup.InitialBalance, DateTimeOffset.UnixEpoch),
            stop);
        await runner.ExecuteAsync(
            session =>
            {
                session.Engine.SetMode(OperatingMode.Autonomous, Actor, "A replay trades by itself.");
                if (setup.Bot is { } bot)
                    session.StartRun(Configure(bot, setup.Source), bot.Strategy, new RunHistory([]));
                return true;
            },
            stop);
        Market.Run();
    }

    private static RunConfiguration Configure(ReplayBot bot, ReplaySource source) => new RunConfiguration
    {
        Id = Bot,
        BotId = Bot.Value,
        Name = bot.Strategy.Name,
        StrategyName = bot.Strategy.Name,
        StrategyVersion = bot.Strategy.Version,
        Parameters = bot.Parameters,
        InstrumentId = bot.InstrumentId,
        Timeframe = bot.Timeframe,
        Sizing = bot.Sizing,
        Leverage = bot.Leverage,
        Budget = RunBudget.Bot,
        FirstBar = bot.Timeframe.Floor(source.Start),
    }.Of(bot.Strategy, source.Instruments.First(one => one.Id == bot.InstrumentId));
}
