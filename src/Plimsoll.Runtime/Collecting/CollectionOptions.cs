namespace Plimsoll.Runtime.Collecting;

/// <summary>What recording may use of the machine.</summary>
public sealed record CollectionOptions
{
    private const long Gibibyte = 1L << 30;

    // A day of the busiest instruments: time enough for a person to do something.
    /// <summary>Below this much free space, bytes, people are warned.</summary>
    public long WarnFreeBytes { get; init; } = 5 * Gibibyte;

    // Trading goes on by what is left.
    /// <summary>Below this much free space, bytes, every session ends, and none begins.</summary>
    public long LeastFreeBytes
    {
        get;
        init => field = value >= 0 ? value : throw new ArgumentOutOfRangeException(nameof(value));
    } = Gibibyte;

    // Each may hold 100,000 trades of 64 bytes that wait to be written.
    /// <summary>Sessions that record at a time.</summary>
    public int MostSessions
    {
        get;
        init => field = value is >= 1 and <= 200 ? value : throw new ArgumentOutOfRangeException(nameof(value));
    } = 20;
}
