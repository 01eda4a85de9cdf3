namespace Plimsoll.Runtime.Ticks;

/// <summary>How the ticks of a session came here.</summary>
public enum TickSessionKind
{
    /// <summary>Recorded from a feed while they happened.</summary>
    Collect,

    /// <summary>Read from a file.</summary>
    Import,
}
