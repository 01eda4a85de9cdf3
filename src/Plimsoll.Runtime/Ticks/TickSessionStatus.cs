namespace Plimsoll.Runtime.Ticks;

/// <summary>active → completed | failed | stopped, and never back: the first end stands.</summary>
public enum TickSessionStatus
{
    /// <summary>Ticks are being added.</summary>
    Active,

    /// <summary>All of it is there.</summary>
    Completed,

    /// <summary>It broke; what came before is there.</summary>
    Failed,

    /// <summary>A person ended it.</summary>
    Stopped,
}
