namespace Plimsoll.Proof.Far;

/// <summary>A word of the venue's stream about an order: what it says is looked up when it arrives.</summary>
/// <param name="Order">Which order.</param>
/// <param name="Fill">A fill of it; null for taken, cancelled or expired.</param>
/// <param name="End">How it ended; null while it works.</param>
internal sealed record FarWord(FarOrder Order, FarFill? Fill, FarStatus? End);
