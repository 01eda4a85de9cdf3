namespace Plimsoll.Runtime.Replays;

/// <summary>How a replay stands.</summary>
public enum ReplayState
{
    Paused,
    Playing,

    /// <summary>On the way to a time, as fast as it can.</summary>
    Seeking,

    /// <summary>Everything has been told.</summary>
    Ended,

    /// <summary>Somebody has ended it.</summary>
    Stopped,

    /// <summary>Its data could not be read, or its account could not go on.</summary>
    Failed,
}
