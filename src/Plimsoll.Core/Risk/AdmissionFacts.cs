namespace Plimsoll.Core.Risk;

/// <summary>States that refuse an entry before any number is looked at. A missing fact is a refusal.</summary>
public sealed record AdmissionFacts
{
    public bool HoldsLease { get; init; }

    public bool IsDegraded { get; init; } = true;

    public bool IsQuarantined { get; init; } = true;

    public bool IsHalted { get; init; } = true;

    public bool IsTradingEnabled { get; init; }

    public bool IsSignalApproved { get; init; }

    public bool IsMarkStale { get; init; } = true;

    /// <summary>Name and end of the economic event whose window is open; null outside windows.</summary>
    public string? Blackout { get; init; }

    /// <summary>Our clock and the venue's are too far apart: its receive window would mean nothing.</summary>
    public bool IsClockOff { get; init; } = true;

    /// <summary>Somebody else sends orders as Plimsoll from the same account at the venue.</summary>
    public bool HasSecondWriter { get; init; } = true;

    public bool HasUnknownOrder { get; init; } = true;

    public bool IsShutdown { get; init; } = true;
}
