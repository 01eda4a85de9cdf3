using Plimsoll.Core.Market;

namespace Plimsoll.Proof.Far;

/// <summary>What somebody put into the balance by hand, or took out of it.</summary>
internal sealed record FarMove(decimal Quantity, Timestamp Time);
