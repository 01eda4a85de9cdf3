using System.Text.Json;
using Plimsoll.Core.Market;
using Plimsoll.Runtime.Serialization;
using Plimsoll.Runtime.Ticks;
using Plimsoll.Storage.Accounts;

namespace Plimsoll.Storage.Ticks;

/// <summary>Sessions of ticks as rows and back.</summary>
internal static class TickSessions
{
    public static TickSessionRow RowOf(NewTickSession session, DateTimeOffset now) => new()
    {
        Id = Guid.CreateVersion7(now),
        UserId = session.UserId,
        Name = session.Name,
        Kind = StoredName.Of(session.Kind),
        Instruments = [.. session.Instruments.Select(one => one.Value)],
        DataTypes = [.. session.DataTypes.Select(StoredName.Of)],
        DurationSeconds = session.DurationSeconds,
        FlushSeconds = session.FlushSeconds,
        Status = StoredName.Of(TickSessionStatus.Active),
        Source = session.Source,
        SourceHash = session.SourceHash,
        // What the database keeps of it.
        StartTime = Timestamp.From(now).ToDateTimeOffset(),
        Gaps = "[]",
    };

    public static TickSession Of(TickSessionRow row) => new()
    {
        Id = row.Id,
        UserId = row.UserId,
        Name = row.Name,
        Kind = Enum.Parse<TickSessionKind>(row.Kind, ignoreCase: true),
        Instruments = [.. row.Instruments.Select(InstrumentId.Of)],
        DataTypes = [.. row.DataTypes.Select(one => Enum.Parse<TickDataType>(one, ignoreCase: true))],
        DurationSeconds = row.DurationSeconds,
        FlushSeconds = row.FlushSeconds,
        Status = Enum.Parse<TickSessionStatus>(row.Status, ignoreCase: true),
        Source = row.Source,
        SourceHash = row.SourceHash,
        StartTime = row.StartTime,
        EndTime = row.EndTime,
        EndReason = row.EndReason,
        RecordsCollected = row.RecordsCollected,
        PricesCount = row.PricesCount,
        OrderbookCount = row.OrderbookCount,
        Gaps = JsonSerializer.Deserialize<TickGap[]>(row.Gaps, FactJson.Options) ?? [],
        Bytes = row.Bytes,
        FirstTick = row.FirstTick is { } first ? new Timestamp(first) : null,
        LastTick = row.LastTick is { } last ? new Timestamp(last) : null,
    };

    public static string GapText(TickGap gap) => JsonSerializer.Serialize(gap, FactJson.Options);
}
