using Plimsoll.Runtime.Ticks;

namespace Plimsoll.Features.Collecting;

/// <summary>Lets go of recorded ticks that are past their time, and of deleted sessions; the log says which.</summary>
internal sealed class TickRetentionService(
    ITickStore ticks, CollectionSettings settings, TimeProvider clock, ILogger<TickRetentionService> logger)
    : BackgroundService
{
    private static readonly TimeSpan LooksEvery = TimeSpan.FromHours(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(LooksEvery, clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
            await LookAsync(stoppingToken);
    }

    private async Task LookAsync(CancellationToken stop)
    {
        try
        {
            foreach (var range in await ticks.PurgeAsync(settings.Retention, stop))
                logger.LogInformation("Past their time and gone from session {Session}: {Ticks}", range.SessionId, range);
        }
        catch (Exception error) when (error is not OperationCanceledException)
        {
            // The database is away: the next look finds as much and a little more.
            logger.LogError(error, "Ticks that are past their time could not be let go of");
        }
    }
}
