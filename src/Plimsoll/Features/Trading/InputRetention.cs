using Plimsoll.Storage.Accounts;

namespace Plimsoll.Features.Trading;

/// <summary>Lets go of what accounts were told long ago, so that the disk does not fill with it.</summary>
internal sealed class InputRetention(AccountStore accounts, TimeProvider clock, ILogger<InputRetention> logger)
    : BackgroundService
{
    private static readonly TimeSpan Kept = TimeSpan.FromDays(30);
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
            var gone = await accounts.ForgetInputsAsync(Kept, stop);
            if (gone > 0)
                logger.LogInformation("{Pieces} pieces of what accounts were told before {Days} days are gone", gone, Kept.Days);
        }
        catch (Exception error) when (error is not OperationCanceledException)
        {
            // The database is away: the next look finds as much and a little more.
            logger.LogError(error, "What accounts were told long ago could not be let go of");
        }
    }
}
