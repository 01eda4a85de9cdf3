namespace Plimsoll.Loopback.Streams;

/// <summary>How a connection can be harmed below its WebSocket.</summary>
/// <param name="Freeze">It is dead from now on, and neither side is told.</param>
/// <param name="Cut">It breaks in the middle of what is written next.</param>
/// <param name="Clock">The venue's.</param>
internal sealed record LineBreak(Action Freeze, Action Cut, TimeProvider Clock);
