using Plimsoll.Core.Market;

namespace Plimsoll.Storage;

/// <summary>The core's time as the database's <c>timestamptz</c>: both count microseconds, so nothing is lost.</summary>
internal static class StoredTime
{
    private static readonly Timestamp Earliest = Timestamp.From(DateTimeOffset.MinValue);
    private static readonly Timestamp Latest = Timestamp.From(DateTimeOffset.MaxValue);

    /// <summary>The sentinels beyond the calendar become its first and last instant.</summary>
    public static DateTimeOffset Of(Timestamp time) =>
        (time < Earliest ? Earliest : time > Latest ? Latest : time).ToDateTimeOffset();

    /// <summary>Null for "never yet".</summary>
    public static DateTimeOffset? OrNull(Timestamp? time) =>
        time is { } given && given > Earliest ? Of(given) : null;

    public static Timestamp From(DateTimeOffset? time) =>
        time is { } given ? Timestamp.From(given) : Timestamp.MinValue;
}
