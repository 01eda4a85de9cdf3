using Npgsql;
using Plimsoll.Core.Market;
using Plimsoll.Runtime.Accounts;

namespace Plimsoll.Storage.Events;

/// <summary>Reads what an account is told of its owner's calendar.</summary>
internal static class EventCalendarReading
{
    private const string Newest = "select max(updated_at) from economic_events where user_id = $1";

    private const string Near =
        """
        select time, currency, title, impact from economic_events
        where user_id = $1 and time >= $2 and time < $3 order by time, currency, title, source
        """;

    public static async Task<ToldCalendar> ReadAsync(
        NpgsqlDataSource source, Guid user, Timestamp now, CancellationToken stop)
    {
        await using var newest = source.CreateCommand(Newest);
        newest.Parameters.Add(new() { Value = user });
        if (await newest.ExecuteScalarAsync(stop) is not DateTime updated)
            return ToldCalendar.None;
        await using var near = source.CreateCommand(Near);
        near.Parameters.Add(new() { Value = user });
        near.Parameters.Add(new() { Value = StoredTime.Of(now - ToldCalendar.Behind) });
        near.Parameters.Add(new() { Value = StoredTime.Of(now + ToldCalendar.Ahead) });
        var events = new List<EconomicEvent>();
        await using var reader = await near.ExecuteReaderAsync(stop);
        while (await reader.ReadAsync(stop))
            events.Add(new EconomicEvent(
                Timestamp.From(reader.GetFieldValue<DateTimeOffset>(0)),
                reader.GetString(1),
                reader.GetString(2),
                Enum.Parse<EventImpact>(reader.GetString(3), ignoreCase: true)));
        return new ToldCalendar(events, Timestamp.From(new DateTimeOffset(updated)));
    }
}
