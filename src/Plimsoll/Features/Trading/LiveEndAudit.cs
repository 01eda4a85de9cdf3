using Microsoft.EntityFrameworkCore;
using Plimsoll.Api;
using Plimsoll.Core.Engine;
using Plimsoll.Storage;
using Plimsoll.Storage.Auditing;

namespace Plimsoll.Features.Trading;

/// <summary>
/// Writes into the audit log that an account came to the end of trading real money by itself. The account's fact comes
/// first; a program that dies in between finds at its next start what is missing.
/// </summary>
internal sealed class LiveEndAudit(
    IDbContextFactory<PlimsollContext> contexts, TimeProvider clock, ILogger<LiveEndAudit> logger) : BackgroundService
{
    public const string Action = "account.live_ended";

    private static readonly TimeSpan LooksEvery = TimeSpan.FromSeconds(15);

    /// <summary>Answers how many ends were written down.</summary>
    public static async Task<int> WriteAsync(PlimsollContext database, CancellationToken stop)
    {
        await using var transaction = await database.Database.BeginTransactionAsync(stop);
        var ends = await database.Accounts.AsNoTracking()
            .Where(row => row.LiveEndedAt != null)
            .Select(row => new { row.Id, row.LiveUntil, EndedAt = row.LiveEndedAt!.Value })
            .ToListAsync(stop);
        var written = 0;
        foreach (var end in ends)
        {
            var target = $"account {end.Id}";
            if (await database.AuditEvents.AnyAsync(
                row => row.Action == Action && row.Object == target && row.Time == end.EndedAt, stop))
                continue;
            await AuditLog.AppendAsync(
                database,
                new AuditEntry("system", Action)
                {
                    Time = end.EndedAt,
                    Object = target,
                    Reason = "the time of trading real money by itself is over",
                    After = RequestAudit.Json(new { end.LiveUntil, OperatingMode = OperatingMode.Guide }),
                },
                stop);
            written++;
        }

        await transaction.CommitAsync(stop);
        return written;
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(LooksEvery, clock);
        do
            await LookAsync(stoppingToken);
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    private async Task LookAsync(CancellationToken stop)
    {
        try
        {
            await using var database = await contexts.CreateDbContextAsync(stop);
            await WriteAsync(database, stop);
        }
        catch (Exception error) when (error is not OperationCanceledException)
        {
            // The database is away or not migrated yet: the next look finds as much.
            logger.LogError(error, "Ends of live accounts could not be written into the audit log");
        }
    }
}
