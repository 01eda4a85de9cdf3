using Plimsoll.Runtime.Collecting;

namespace Plimsoll.Features.Collecting;

/// <summary>Tells every few seconds how the sessions stand, and ends them before the disk is full.</summary>
internal sealed class CollectionService(Collector collector, FreeSpace space, TimeProvider clock) : BackgroundService
{
    private static readonly TimeSpan LooksEvery = TimeSpan.FromSeconds(5);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(LooksEvery, clock);
        do
            collector.Look(space.Read());
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }
}
