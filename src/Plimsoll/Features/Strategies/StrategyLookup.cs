using Microsoft.EntityFrameworkCore;
using Plimsoll.Core.Strategies;
using Plimsoll.Core.Strategies.Rules;
using Plimsoll.Storage;
using Plimsoll.Storage.Strategies;

namespace Plimsoll.Features.Strategies;

/// <summary>Finds the strategy that a user means; bots, backtests and the command line ask here.</summary>
internal static class StrategyLookup
{
    /// <summary>Null when there is none, or it is another user's.</summary>
    /// <param name="database">Where own ones are.</param>
    /// <param name="userId">Whose strategies are looked through beside the built-in ones; null: only those.</param>
    /// <param name="reference">See <see cref="StrategyReference"/>; an id stands for a name.</param>
    /// <param name="stop">Ends the search.</param>
    public static async Task<StrategyDefinition?> FindAsync(
        PlimsollContext database, Guid? userId, string reference, CancellationToken stop)
    {
        if (StrategyCatalog.Find(reference) is { } builtIn)
            return builtIn;
        return await FindSavedAsync(database, userId, reference, stop) is { } found
            ? RuleDefinition.Of(found.Version.Document, found.Version.Version)
            : null;
    }

    /// <summary>An own strategy as it was saved; null when there is none, or it is another user's.</summary>
    public static async Task<(StrategyRow Row, StrategyVersionRow Version)?> FindSavedAsync(
        PlimsollContext database, Guid? userId, string reference, CancellationToken stop)
    {
        var (name, version) = StrategyReference.Parse(reference);
        var id = Guid.TryParse(name, out var given) ? given : (Guid?)null;
        var found = await database.Strategies.AsNoTracking()
            .Where(row => row.UserId == userId && (row.Name == name || row.Id == id))
            // A deleted one is found only by who knows its version: what was begun with it can end.
            .Where(row => row.DeletedAt == null || version != null)
            .Join(
                database.StrategyVersions,
                row => new { row.Id, Version = version ?? row.Version },
                saved => new { Id = saved.StrategyId, saved.Version },
                (row, saved) => new { Row = row, Saved = saved })
            .FirstOrDefaultAsync(stop);
        return found is null ? null : (found.Row, found.Saved);
    }

    /// <summary>The latest versions of a user's own strategies, by name.</summary>
    public static async Task<IReadOnlyList<StrategyView>> OwnAsync(
        PlimsollContext database, Guid userId, CancellationToken stop)
    {
        var rows = await database.Strategies.AsNoTracking()
            .Where(row => row.UserId == userId && row.DeletedAt == null)
            .Join(
                database.StrategyVersions,
                row => new { row.Id, row.Version },
                saved => new { Id = saved.StrategyId, saved.Version },
                (row, saved) => new { row.Id, row.Name, saved.Document, saved.Version })
            .OrderBy(one => one.Name)
            .ToListAsync(stop);
        return
        [
            .. rows.Select(one => StrategyView.From(RuleDefinition.Of(one.Document, one.Version)) with { Id = one.Id }),
        ];
    }

    /// <summary>Built-in ones first.</summary>
    public static async Task<IReadOnlyList<StrategyView>> AllAsync(
        PlimsollContext database, Guid userId, CancellationToken stop) =>
        [.. StrategyCatalog.All.Select(StrategyView.From), .. await OwnAsync(database, userId, stop)];
}
