using Microsoft.EntityFrameworkCore;
using Plimsoll.Api;
using Plimsoll.Features.SignIn;
using Plimsoll.Storage;
using Plimsoll.Storage.Accounts.Rows;
using Plimsoll.Storage.Strategies;

namespace Plimsoll.Features.Strategies;

/// <summary>A request about strategies: who asks, and the way to what is theirs.</summary>
internal sealed record StrategyCall(
    CurrentUser User, PlimsollContext Database, TimeProvider Clock, CancellationToken Stop)
{
    /// <summary>How long a deleted one can come back.</summary>
    public static readonly TimeSpan Restorable = TimeSpan.FromDays(30);

    /// <summary>The caller's, deleted ones among them.</summary>
    public IQueryable<StrategyRow> Rows => Database.Strategies.Where(row => row.UserId == User.Id);

    public DateTimeOffset Now => Clock.GetUtcNow();

    /// <summary>Whether a bot of the caller's is running it.</summary>
    public Task<bool> IsActiveAsync(StrategyRow row) => ActiveRuns.AnyAsync(run => run.StrategyName == row.Name, Stop);

    /// <summary>Runs at work on the caller's accounts.</summary>
    public IQueryable<RunRow> ActiveRuns => Database.Runs.Where(run => run.IsActive
        && Database.Accounts.Any(account => account.Id == run.AccountId && account.UserId == User.Id));

    public static ApiProblem Active() =>
        ApiProblem.Conflict("strategy.active", "A bot is running it. Stop that bot first.");

    public static ApiProblem NotFound() => ApiProblem.NotFound("strategy.not_found", "There is no such strategy.");
}
