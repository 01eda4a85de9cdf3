namespace Plimsoll.Proof.Far;

/// <summary>What the venue answers to a request.</summary>
/// <param name="IsTaken">It has the order.</param>
/// <param name="Text">Its own id of the order, or why not.</param>
internal sealed record FarReply(bool IsTaken, string Text);
