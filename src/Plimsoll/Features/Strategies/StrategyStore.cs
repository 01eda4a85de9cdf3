using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using Plimsoll.Core.Strategies.Rules;
using Plimsoll.Failures;
using Plimsoll.Storage;
using Plimsoll.Storage.Strategies;

namespace Plimsoll.Features.Strategies;

/// <summary>Writes documents down as versions; the API and the command line share it.</summary>
internal static class StrategyStore
{
    // What one person can pile up.
    public const int MaxStrategies = 200;
    public const int MaxVersions = 1_000;

    /// <summary>As a new strategy, or as the next version of the one of that name.</summary>
    public static async Task<StrategyRow> ImportAsync(
        PlimsollContext database, Guid userId, RuleDocument document, DateTimeOffset now, CancellationToken stop)
    {
        var row = await database.Strategies.SingleOrDefaultAsync(
            one => one.UserId == userId && one.Name == document.Name, stop);
        if (row is { DeletedAt: not null })
            throw new PlimsollException(
                FailureKind.StateConflict, "strategy.name_taken", $"'{row.Name}' was deleted and can come back.");
        if (row is null)
            (row, _) = Add(database, userId, document, now);
        else
            AddVersion(database, row, document, now);
        await StrategyVariants.NoteAsync(database, row, document, stop);
        return await TrySaveAsync(database, stop)
            ? row
            : throw new PlimsollException(
                FailureKind.StateConflict, "request.version_conflict", "Somebody saved it meanwhile. Try again.");
    }

    /// <summary>A saved document under another name.</summary>
    public static JsonObject Renamed(string document, string name)
    {
        var copy = JsonNode.Parse(document)!.AsObject();
        copy["strategyName"] = name;
        return copy;
    }

    public static (StrategyRow Row, StrategyVersionRow Version) Add(
        PlimsollContext database, Guid userId, RuleDocument document, DateTimeOffset now)
    {
        var row = new StrategyRow
        {
            Id = Guid.CreateVersion7(now),
            UserId = userId,
            Name = document.Name,
            CreatedAt = now,
        };
        database.Strategies.Add(row);
        return (row, AddVersion(database, row, document, now));
    }

    public static StrategyVersionRow AddVersion(
        PlimsollContext database, StrategyRow row, RuleDocument document, DateTimeOffset now)
    {
        row.Version++;
        row.UpdatedAt = now;
        var version = new StrategyVersionRow
        {
            StrategyId = row.Id,
            Version = row.Version,
            Document = RuleWriter.Write(document),
            CreatedAt = now,
        };
        database.StrategyVersions.Add(version);
        return version;
    }

    /// <summary>False when another save came first, the name is taken, or a variant was deleted meanwhile.</summary>
    public static async Task<bool> TrySaveAsync(PlimsollContext database, CancellationToken stop)
    {
        try
        {
            await database.SaveChangesAsync(stop);
            return true;
        }
        catch (DbUpdateConcurrencyException)
        {
            return false;
        }
        catch (DbUpdateException error) when (
            error.InnerException is PostgresException
            {
                SqlState: PostgresErrorCodes.UniqueViolation or PostgresErrorCodes.ForeignKeyViolation,
            })
        {
            return false;
        }
    }
}
