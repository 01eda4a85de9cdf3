using Plimsoll.Runtime.Accounts;
using Plimsoll.Runtime.Collecting;
using Plimsoll.Runtime.Markets;

namespace Plimsoll.Features.Trading;

/// <summary>
/// Opens the market, brings every account back, and looks after both until the program ends. The first start makes the
/// market's history, which takes a while; the page is ready meanwhile.
/// </summary>
internal sealed class TradingService(
    SimulatedMarketHost market,
    Markets markets,
    AccountDirectory directory,
    SimulationAccounts accounts,
    Collector collector,
    TimeProvider clock,
    ILogger<TradingService> logger) : BackgroundService
{
    // A new user's account should trade at once, and an account in trouble should come back at once.
    private static readonly TimeSpan LooksEvery = TimeSpan.FromSeconds(1);

    private bool _isInTrouble;

    /// <summary>The market first: accounts finish what it has told them and hear nothing more.</summary>
    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        await directory.EndJoiningAsync().WaitAsync(cancellationToken);
        await market.DisposeAsync().AsTask().WaitAsync(cancellationToken);
        await markets.DisposeAsync().AsTask().WaitAsync(cancellationToken);
        await collector.DisposeAsync().AsTask().WaitAsync(cancellationToken);
        await directory.DisposeAsync().AsTask().WaitAsync(cancellationToken);
    }

    // Making history is hard work on one thread: not the one that starts the server.
    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        Task.Run(() => TradeAsync(stoppingToken), stoppingToken);

    private async Task TradeAsync(CancellationToken stop)
    {
        var started = clock.GetTimestamp();
        await market.OpenAsync(stop);
        await LookAsync(stop);
        market.Run();
        logger.LogInformation(
            "The simulated market is open at {Time} after {Seconds:0.0} s with {Accounts} accounts",
            market.Time, clock.GetElapsedTime(started).TotalSeconds, directory.Runners.Count);
        using var timer = new PeriodicTimer(LooksEvery, clock);
        while (await timer.WaitForNextTickAsync(stop))
        {
            // A market that stopped by itself takes the program along: the next start continues from its checkpoint.
            if (market.Completion.IsFaulted)
                await market.Completion;
            await LookAsync(stop);
        }
    }

    private async Task LookAsync(CancellationToken stop)
    {
        try
        {
            // Before the market moves: what records it must not miss anything.
            await collector.ResumeAsync(stop);
            await accounts.GiveToAllAsync(stop);
            await directory.StartAsync(stop);
            await directory.RecoverDegradedAsync(stop);
            await directory.KeepSnapshotsAsync(stop);
            _isInTrouble = false;
        }
        catch (Exception error) when (error is not OperationCanceledException)
        {
            // The database is away or answers badly; the next look tries again, and one line a trouble is enough.
            if (!_isInTrouble)
                logger.LogError(error, "Accounts cannot be looked after for now");
            _isInTrouble = true;
        }
    }
}
