namespace Plimsoll.Runtime.Ticks;

/// <summary>How a session ends.</summary>
/// <param name="Status">Every one but active.</param>
/// <param name="Reason">A stable code where it did not end as it was meant to.</param>
public readonly record struct TickSessionEnd(TickSessionStatus Status, string? Reason = null)
{
    /// <summary>More came than could be written down.</summary>
    public const string Overloaded = "session.overloaded";

    /// <summary>It could not go on; the log says why.</summary>
    public const string Broken = "session.broken";

    /// <summary>So much is missing that what is there is no recording.</summary>
    public const string TooManyGaps = "session.too_many_gaps";
}
