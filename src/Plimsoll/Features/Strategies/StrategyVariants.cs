using Microsoft.EntityFrameworkCore;
using Plimsoll.Core.Strategies.Rules;
using Plimsoll.Features.Indicators;
using Plimsoll.Storage;
using Plimsoll.Storage.Indicators;
using Plimsoll.Storage.Strategies;

namespace Plimsoll.Features.Strategies;

/// <summary>The saved indicators that documents can name, and the note of those that one does.</summary>
internal static class StrategyVariants
{
    /// <summary>The user's own by name, then the system's.</summary>
    public static async Task<IReadOnlyList<RuleVariant>> OfAsync(
        PlimsollContext database, Guid userId, CancellationToken stop)
    {
        var own = await database.IndicatorVariants.AsNoTracking()
            .Where(row => row.UserId == userId)
            .Join(
                database.IndicatorVariantVersions,
                row => new { row.Id, row.Version },
                version => new { Id = version.VariantId, version.Version },
                (row, version) => new StoredVariant(row, version))
            .ToListAsync(stop);
        return
        [
            .. own.Select(Variant.From).OrderBy(one => one.Name, StringComparer.Ordinal).Concat(Variant.System)
                .Select(one => new RuleVariant(one.Id.ToString(), one.Name, one.Spec)),
        ];
    }

    /// <summary>Notes which of them a strategy names now; what is gone from it may be deleted.</summary>
    public static async Task NoteAsync(
        PlimsollContext database, StrategyRow row, RuleDocument? document, CancellationToken stop)
    {
        var named = (document?.VariantIds ?? []).Select(Guid.Parse).ToArray();
        var wanted = await database.IndicatorVariants
            .Where(variant => variant.UserId == row.UserId && named.Contains(variant.Id))
            .Select(variant => variant.Id).ToListAsync(stop);
        var present = await database.StrategyVariants.Where(one => one.StrategyId == row.Id).ToListAsync(stop);
        database.StrategyVariants.RemoveRange(present.Where(one => !wanted.Contains(one.VariantId)));
        database.StrategyVariants.AddRange(wanted.Where(id => present.TrueForAll(one => one.VariantId != id))
            .Select(id => new StrategyVariantRow { StrategyId = row.Id, VariantId = id }));
    }
}
