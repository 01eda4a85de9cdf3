using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Plimsoll.Api;
using Plimsoll.Storage.Strategies;

namespace Plimsoll.Features.Strategies;

/// <summary>Own strategies: which there are, their versions, and taking one out of sight and back.</summary>
internal static class ManageStrategies
{
    internal sealed record Row(
        Guid Id, string Name, int Version, DateTimeOffset CreatedAt, DateTimeOffset UpdatedAt, DateTimeOffset? DeletedAt);

    internal sealed record SavedVersion(int Version, DateTimeOffset SavedAt);

    public static async Task<Ok<Page<Row>>> ListAsync([AsParameters] StrategyCall call, bool? deleted = null)
    {
        var rows = await call.Rows.AsNoTracking()
            .Where(row => (row.DeletedAt != null) == (deleted == true))
            .OrderBy(row => row.Name)
            .Select(row => new Row(row.Id, row.Name, row.Version, row.CreatedAt, row.UpdatedAt, row.DeletedAt))
            .ToListAsync(call.Stop);
        return TypedResults.Ok(new Page<Row>(rows, null, rows.Count));
    }

    public static Task<Results<Ok<RuleStrategyView>, ApiProblem>> FindAsync(
        Guid id, [AsParameters] StrategyCall call) => ViewAsync(id, null, call);

    public static Task<Results<Ok<RuleStrategyView>, ApiProblem>> FindVersionAsync(
        Guid id, int version, [AsParameters] StrategyCall call) => ViewAsync(id, version, call);

    public static async Task<Results<Ok<Page<SavedVersion>>, ApiProblem>> VersionsAsync(
        Guid id, [AsParameters] StrategyCall call)
    {
        if (!await call.Rows.AnyAsync(row => row.Id == id, call.Stop))
            return StrategyCall.NotFound();
        var versions = await call.Database.StrategyVersions.Where(version => version.StrategyId == id)
            .OrderByDescending(version => version.Version)
            .Select(version => new SavedVersion(version.Version, version.CreatedAt))
            .ToListAsync(call.Stop);
        return TypedResults.Ok(new Page<SavedVersion>(versions, null, versions.Count));
    }

    /// <summary>The bare document as a file that can be imported anywhere.</summary>
    public static async Task<Results<FileContentHttpResult, ApiProblem>> ExportAsync(
        Guid id, [AsParameters] StrategyCall call)
    {
        if (await LoadAsync(id, null, call) is not { } found)
            return StrategyCall.NotFound();
        return TypedResults.File(
            System.Text.Encoding.UTF8.GetBytes(found.Version.Document), "application/json", $"{found.Row.Name}.json");
    }

    public static async Task<Results<NoContent, ApiProblem>> DeleteAsync(Guid id, [AsParameters] StrategyCall call)
    {
        if (await call.Rows.SingleOrDefaultAsync(row => row.Id == id && row.DeletedAt == null, call.Stop) is not { } row)
            return StrategyCall.NotFound();
        var isActive = await call.Database.Runs.AnyAsync(
            run => run.IsActive && run.StrategyName == row.Name
                && call.Database.Accounts.Any(account => account.Id == run.AccountId && account.UserId == call.User.Id),
            call.Stop);
        if (isActive)
            return ApiProblem.Conflict("strategy.active", "A bot is running it. Stop that bot first.");
        row.DeletedAt = call.Now;
        await call.Database.SaveChangesAsync(call.Stop);
        return TypedResults.NoContent();
    }

    public static async Task<Results<Ok<RuleStrategyView>, ApiProblem>> RestoreAsync(
        Guid id, [AsParameters] StrategyCall call)
    {
        var oldest = call.Now - StrategyCall.Restorable;
        var row = await call.Rows.SingleOrDefaultAsync(one => one.Id == id && one.DeletedAt != null, call.Stop);
        if (row is null)
            return StrategyCall.NotFound();
        if (row.DeletedAt < oldest)
            return ApiProblem.Refused(
                "strategy.too_old", $"It was deleted more than {StrategyCall.Restorable.TotalDays} days ago.");
        row.DeletedAt = null;
        await call.Database.SaveChangesAsync(call.Stop);
        return await ViewAsync(id, null, call);
    }

    private static async Task<Results<Ok<RuleStrategyView>, ApiProblem>> ViewAsync(
        Guid id, int? version, StrategyCall call) =>
        await LoadAsync(id, version, call) is { } found
            ? TypedResults.Ok(RuleStrategyView.From(found.Row, found.Version))
            : StrategyCall.NotFound();

    /// <summary>The latest, where no version is asked for.</summary>
    private static async Task<(StrategyRow Row, StrategyVersionRow Version)?> LoadAsync(
        Guid id, int? version, StrategyCall call)
    {
        if (await call.Rows.AsNoTracking().SingleOrDefaultAsync(one => one.Id == id, call.Stop) is not { } row)
            return null;
        var wanted = version ?? row.Version;
        var saved = await call.Database.StrategyVersions.AsNoTracking()
            .SingleOrDefaultAsync(one => one.StrategyId == id && one.Version == wanted, call.Stop);
        return saved is null ? null : (row, saved);
    }
}
