using Microsoft.EntityFrameworkCore;
using Npgsql;
using Plimsoll.Core.Market;

namespace Plimsoll.Storage.Events;

/// <summary>Users' calendars of economic events; another user's is as good as not there.</summary>
public sealed class EconomicEventStore(
    NpgsqlDataSource source, IDbContextFactory<PlimsollContext> contexts, TimeProvider clock)
{
    private const string Upsert =
        """
        insert into economic_events
            (id, user_id, source, time, currency, title, impact, forecast, previous, actual, updated_at)
        select * from unnest($1::uuid[], $2::uuid[], $3::text[], $4::timestamptz[], $5::text[], $6::text[], $7::text[],
            $8::text[], $9::text[], $10::text[], $11::timestamptz[])
        on conflict (user_id, source, time, currency, title) do update set impact = excluded.impact,
            forecast = coalesce(excluded.forecast, economic_events.forecast),
            previous = coalesce(excluded.previous, economic_events.previous),
            actual = coalesce(excluded.actual, economic_events.actual), updated_at = excluded.updated_at
        returning xmax = 0
        """;

    /// <param name="From">First instant; null: from the beginning.</param>
    /// <param name="To">First instant that is not asked for any more.</param>
    /// <param name="Impact">Null: any.</param>
    /// <param name="Currency">Null: any.</param>
    public sealed record Query(
        DateTimeOffset? From = null, DateTimeOffset? To = null, EventImpact? Impact = null, string? Currency = null);

    /// <param name="Added">Events that were not there.</param>
    /// <param name="Updated">Events that were, and now are as the file has them.</param>
    public sealed record Stored(int Added, int Updated);

    /// <summary>By time; at most so many.</summary>
    public async Task<IReadOnlyList<EconomicEventRow>> ListAsync(
        Guid user, Query query, (int Skipped, int Most) part, CancellationToken stop)
    {
        await using var context = await contexts.CreateDbContextAsync(stop);
        var rows = context.EconomicEvents.AsNoTracking().Where(row => row.UserId == user);
        if (query.From is { } from)
            rows = rows.Where(row => row.Time >= from);
        if (query.To is { } to)
            rows = rows.Where(row => row.Time < to);
        if (query.Impact is { } impact)
            rows = rows.Where(row => row.Impact == impact);
        if (query.Currency is { } currency)
            rows = rows.Where(row => row.Currency == currency);
        return await rows.OrderBy(row => row.Time).ThenBy(row => row.Id).Skip(part.Skipped).Take(part.Most)
            .ToListAsync(stop);
    }

    /// <summary>Null when there is none of this user's.</summary>
    public async Task<EconomicEventRow?> FindAsync(Guid user, Guid id, CancellationToken stop)
    {
        await using var context = await contexts.CreateDbContextAsync(stop);
        return await context.EconomicEvents.AsNoTracking()
            .SingleOrDefaultAsync(row => row.Id == id && row.UserId == user, stop);
    }

    /// <summary>All of them or none: new ones are added, known ones brought up to date.</summary>
    /// <param name="user">Whose calendar.</param>
    /// <param name="events">Each once; ids and times of change are given here.</param>
    /// <param name="stop">Ends the work with nothing stored.</param>
    public async Task<Stored> StoreAsync(
        Guid user, IReadOnlyList<EconomicEventRow> events, CancellationToken stop)
    {
        if (events.Count == 0)
            return new Stored(0, 0);
        var now = clock.GetUtcNow();
        await using var command = source.CreateCommand(Upsert);
        Array[] columns =
        [
            events.Select(_ => Guid.CreateVersion7(now)).ToArray(), events.Select(_ => user).ToArray(),
            events.Select(row => row.Source).ToArray(), events.Select(row => row.Time.ToUniversalTime()).ToArray(),
            events.Select(row => row.Currency).ToArray(), events.Select(row => row.Title).ToArray(),
            events.Select(row => row.Impact.ToString().ToLowerInvariant()).ToArray(),
            events.Select(row => row.Forecast).ToArray(), events.Select(row => row.Previous).ToArray(),
            events.Select(row => row.Actual).ToArray(), events.Select(_ => now).ToArray(),
        ];
        foreach (var column in columns)
            command.Parameters.Add(new() { Value = column });
        var (added, all) = (0, 0);
        await using var reader = await command.ExecuteReaderAsync(stop);
        for (; await reader.ReadAsync(stop); all++)
            added += reader.GetBoolean(0) ? 1 : 0;
        return new Stored(added, all - added);
    }

    /// <summary>One that is not there yet.</summary>
    /// <exception cref="StorageException"><c>event.exists</c>.</exception>
    public async Task<EconomicEventRow> AddAsync(EconomicEventRow wish, CancellationToken stop)
    {
        var now = clock.GetUtcNow();
        var row = wish with { Id = Guid.CreateVersion7(now), Time = wish.Time.ToUniversalTime(), UpdatedAt = now };
        await using var context = await contexts.CreateDbContextAsync(stop);
        try
        {
            context.Add(row);
            await context.SaveChangesAsync(stop);
            return row;
        }
        catch (DbUpdateException failure) when (
            failure.InnerException is PostgresException { SqlState: PostgresErrorCodes.UniqueViolation } taken)
        {
            throw Exists(taken);
        }
    }

    /// <summary>False when the user has no such event.</summary>
    /// <exception cref="StorageException"><c>event.exists</c>: another has the same source, time, currency, title.</exception>
    public async Task<bool> ChangeAsync(EconomicEventRow wish, CancellationToken stop)
    {
        await using var context = await contexts.CreateDbContextAsync(stop);
        var now = clock.GetUtcNow();
        try
        {
            return await context.EconomicEvents.Where(row => row.Id == wish.Id && row.UserId == wish.UserId)
                .ExecuteUpdateAsync(
                    set => set.SetProperty(row => row.Source, wish.Source)
                        .SetProperty(row => row.Time, wish.Time.ToUniversalTime())
                        .SetProperty(row => row.Currency, wish.Currency)
                        .SetProperty(row => row.Title, wish.Title)
                        .SetProperty(row => row.Impact, wish.Impact)
                        .SetProperty(row => row.Forecast, wish.Forecast)
                        .SetProperty(row => row.Previous, wish.Previous)
                        .SetProperty(row => row.Actual, wish.Actual)
                        .SetProperty(row => row.UpdatedAt, now),
                    stop) > 0;
        }
        catch (PostgresException taken) when (taken.SqlState == PostgresErrorCodes.UniqueViolation)
        {
            throw Exists(taken);
        }
    }

    /// <summary>False when the user has no such event.</summary>
    public async Task<bool> DeleteAsync(Guid user, Guid id, CancellationToken stop)
    {
        await using var context = await contexts.CreateDbContextAsync(stop);
        return await context.EconomicEvents.Where(row => row.Id == id && row.UserId == user)
            .ExecuteDeleteAsync(stop) > 0;
    }

    private static StorageException Exists(Exception cause) => new(
        StorageErrorCode.EventExists, "There is already an event of this source, time, currency and title.", cause);
}
