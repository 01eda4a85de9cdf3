using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Plimsoll.Api;
using Plimsoll.Core.Strategies.Rules;
using Plimsoll.Storage;
using Plimsoll.Storage.Strategies;

namespace Plimsoll.Features.Strategies;

/// <summary>Own strategies: which there are, their versions, and taking one out of sight and back.</summary>
internal static class ManageStrategies
{
    /// <param name="RunningBots">Of the caller's, that run it in whatever version.</param>
    internal sealed record Row(
        Guid Id,
        string Name,
        int Version,
        DateTimeOffset CreatedAt,
        DateTimeOffset UpdatedAt,
        DateTimeOffset? DeletedAt,
        int RunningBots);

    internal sealed record SavedVersion(int Version, DateTimeOffset SavedAt);

    internal sealed record Difference(int From, int To, IReadOnlyList<Change> Changes);

    /// <param name="Path">JSON pointer; a condition is named by its id.</param>
    /// <param name="Before">Absent where it was added.</param>
    /// <param name="After">Absent where it was removed.</param>
    internal sealed record Change(string Path, string? Before, string? After)
    {
        public static Change From(RuleChange change) => new(change.Path, change.Before, change.After);
    }

    public static async Task<Ok<Page<Row>>> ListAsync([AsParameters] StrategyCall call, bool? deleted = null)
    {
        var rows = await call.Rows.AsNoTracking()
            .Where(row => (row.DeletedAt != null) == (deleted == true))
            .OrderBy(row => row.Name)
            .Select(row => new Row(
                row.Id, row.Name, row.Version, row.CreatedAt, row.UpdatedAt, row.DeletedAt,
                call.ActiveRuns.Count(run => run.StrategyName == row.Name)))
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
        var versions = await VersionsOfAsync(call.Database, id, call.Stop);
        return TypedResults.Ok(new Page<SavedVersion>(versions, null, versions.Count));
    }

    /// <summary>Newest first.</summary>
    public static Task<List<SavedVersion>> VersionsOfAsync(PlimsollContext database, Guid id, CancellationToken stop) =>
        database.StrategyVersions.Where(version => version.StrategyId == id)
            .OrderByDescending(version => version.Version)
            .Select(version => new SavedVersion(version.Version, version.CreatedAt))
            .ToListAsync(stop);

    /// <summary>The document as a file that can be imported anywhere; the latest version unless another is asked for.</summary>
    public static async Task<Results<FileContentHttpResult, ApiProblem>> ExportAsync(
        Guid id, [AsParameters] StrategyCall call, int? version = null)
    {
        if (await LoadAsync(id, version, call) is not { } found)
            return StrategyCall.NotFound();
        var text = await StrategyExport.WriteAsync(call.Database, found.Row, found.Version, call.Stop);
        return TypedResults.File(
            System.Text.Encoding.UTF8.GetBytes(text), "application/json", $"{found.Row.Name}.json");
    }

    /// <summary>What changed from one version to another, condition by condition.</summary>
    public static async Task<Results<Ok<Difference>, ApiProblem>> DiffAsync(
        Guid id, int from, int to, [AsParameters] StrategyCall call)
    {
        if (await LoadAsync(id, from, call) is not { } before || await LoadAsync(id, to, call) is not { } after)
            return StrategyCall.NotFound();
        var changes = RuleChanges.Between(
            RuleReader.Read(before.Version.Document), RuleReader.Read(after.Version.Document));
        return TypedResults.Ok(new Difference(from, to, [.. changes.Select(Change.From)]));
    }

    public static async Task<Results<NoContent, ApiProblem>> DeleteAsync(Guid id, [AsParameters] StrategyCall call)
    {
        if (await call.Rows.SingleOrDefaultAsync(row => row.Id == id && row.DeletedAt == null, call.Stop) is not { } row)
            return StrategyCall.NotFound();
        if (await call.IsActiveAsync(row))
            return StrategyCall.Active();
        await StrategyVariants.NoteAsync(call.Database, row, null, call.Stop);
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
        if (await LoadAsync(id, null, call) is { } latest)
            await StrategyVariants.NoteAsync(
                call.Database, row, RuleReader.Read(latest.Version.Document), call.Stop);
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
