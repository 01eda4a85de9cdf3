namespace Plimsoll.Runtime.Ticks;

/// <summary>
/// What a tick is, in the order of those of one time and instrument: a trade meets the quote that stood.
/// </summary>
public enum TickKind
{
    /// <summary>A change of the best bid or ask.</summary>
    Quote = 1,

    /// <summary>A market trade.</summary>
    Trade = 2,
}
