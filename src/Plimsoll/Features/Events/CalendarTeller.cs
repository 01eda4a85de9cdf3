using Plimsoll.Runtime.Accounts;

namespace Plimsoll.Features.Events;

/// <summary>
/// Tells accounts what has become of their owner's calendar: at once after a change by this program, within a minute of
/// one by the command line, and what has come near as time goes on.
/// </summary>
internal sealed class CalendarTeller(
    AccountDirectory directory, IAccountStore accounts, TimeProvider clock, ILogger<CalendarTeller> logger)
    : BackgroundService
{
    private static readonly TimeSpan LooksEvery = TimeSpan.FromMinutes(1);

    /// <summary>All accounts of a user; one that is being put back together finds the calendar by itself.</summary>
    public async Task TellAsync(Guid user, CancellationToken stop)
    {
        foreach (var runner in directory.Runners.Where(one => one.Record.UserId == user))
            await TellAsync(runner, stop);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(LooksEvery, clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
            foreach (var runner in directory.Runners)
                await LookAsync(runner, stoppingToken);
    }

    private async Task LookAsync(AccountRunner runner, CancellationToken stop)
    {
        try
        {
            await TellAsync(runner, stop);
        }
        catch (Exception error) when (error is not OperationCanceledException)
        {
            // The database is away: the account goes on with the calendar it has, and the next look tries again.
            logger.LogError(error, "Account {Account} could not be told its calendar", runner.Record.Id);
        }
    }

    private async Task TellAsync(AccountRunner runner, CancellationToken stop)
    {
        var calendar = await accounts.ReadCalendarAsync(runner.Record.UserId, runner.Market.Time, stop);
        try
        {
            await runner.ExecuteAsync(
                session =>
                {
                    session.Engine.Blackouts.Tell(calendar.Events, calendar.UpdatedAt);
                    return true;
                },
                stop);
        }
        catch (AccountUnavailableException gone)
        {
            logger.LogInformation(gone, "Account {Account} is told its calendar when it is back", runner.Record.Id);
        }
    }
}
