using System.Globalization;

namespace Plimsoll.Core.Market;

/// <summary>An instant in UTC: microseconds since the Unix epoch. Time reaches the core only inside events.</summary>
public readonly record struct Timestamp(long Micros) : IComparable<Timestamp>
{
    public const long MicrosPerSecond = 1_000_000;

    public static Timestamp MinValue { get; } = new(long.MinValue);

    public static Timestamp MaxValue { get; } = new(long.MaxValue);

    public static Timestamp FromSeconds(long seconds) => new(seconds * MicrosPerSecond);

    public static Timestamp FromMilliseconds(long milliseconds) => new(milliseconds * 1_000);

    public static Timestamp From(DateTimeOffset time) =>
        new((time.UtcTicks - DateTimeOffset.UnixEpoch.UtcTicks) / TimeSpan.TicksPerMicrosecond);

    public DateTimeOffset ToDateTimeOffset() =>
        DateTimeOffset.UnixEpoch.AddTicks(Micros * TimeSpan.TicksPerMicrosecond);

    public int CompareTo(Timestamp other) => Micros.CompareTo(other.Micros);

    /// <summary>ISO-8601 with <c>Z</c>; fractions of a second only where there are any.</summary>
    public override string ToString() =>
        ToDateTimeOffset().ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFF'Z'", CultureInfo.InvariantCulture);

    public static Timestamp operator +(Timestamp time, TimeSpan span) =>
        new(time.Micros + span.Ticks / TimeSpan.TicksPerMicrosecond);

    public static Timestamp operator -(Timestamp time, TimeSpan span) =>
        new(time.Micros - span.Ticks / TimeSpan.TicksPerMicrosecond);

    public static TimeSpan operator -(Timestamp later, Timestamp earlier) =>
        new((later.Micros - earlier.Micros) * TimeSpan.TicksPerMicrosecond);

    public static bool operator <(Timestamp left, Timestamp right) => left.Micros < right.Micros;

    public static bool operator >(Timestamp left, Timestamp right) => left.Micros > right.Micros;

    public static bool operator <=(Timestamp left, Timestamp right) => left.Micros <= right.Micros;

    public static bool operator >=(Timestamp left, Timestamp right) => left.Micros >= right.Micros;
}
