namespace Plimsoll.Core.Trading;

/// <summary>What a venue declares about time and identity; the rules about unknown orders are counted from it.</summary>
public sealed record VenueTerms
{
    /// <summary>A venue in this process: it answers at once, and what it does not have never arrived.</summary>
    public static VenueTerms InProcess { get; } = new()
    {
        IdScope = ClientOrderIdScope.Permanent,
        AcceptanceWindow = TimeSpan.Zero,
        AbsenceMargin = TimeSpan.Zero,
        JudgedAfter = TimeSpan.Zero,
        EntryTimeout = null,
        BareFor = TimeSpan.Zero,
        IsInProcess = true,
    };

    public ClientOrderIdScope IdScope { get; init; } = ClientOrderIdScope.OpenOnly;

    /// <summary>How long after it was sent an order may still be accepted (the receive window of its signature).</summary>
    public required TimeSpan AcceptanceWindow { get; init; }

    /// <summary>More than the lead of our clock and the lag of the venue's lists together.</summary>
    public TimeSpan AbsenceMargin { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>Lists lag: younger orders and positions are not judged by them.</summary>
    public TimeSpan JudgedAfter { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>A market entry that is not filled by then is cancelled; null where fills need market events.</summary>
    public TimeSpan? EntryTimeout { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>How long a position may be without a working stop before it is ended; zero: not watched.</summary>
    public TimeSpan BareFor { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>
    /// A working exit holds what the next one would sell (spot): there is one at a time, and the next waits until the
    /// venue has let go of it. A target is watched here meanwhile.
    /// </summary>
    public bool ExitsHoldBalance { get; init; }

    /// <summary>
    /// Where exits hold their balance: stop and target are taken as one list that holds it once and of which at most one
    /// executes. The first fill of one ends the other, and so does the end of either.
    /// </summary>
    public bool PairsExits { get; init; }

    /// <summary>How long a stop whose price was passed may stay unfilled before the position is ended at market.</summary>
    public TimeSpan StopFillsWithin { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>It answers at once, and what it does not have never arrived.</summary>
    public bool IsInProcess { get; init; }

    /// <summary>From here on an answer "there is no such order" may count.</summary>
    public TimeSpan AbsenceAfter => AcceptanceWindow + AbsenceMargin;
}
