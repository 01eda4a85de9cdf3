using System.Security.Cryptography;

namespace Plimsoll.Runtime.Ticks;

/// <summary>A segment as a store has it, not yet looked into.</summary>
/// <param name="Slot">Place of its instrument in the query.</param>
/// <param name="Range">What it is said to hold.</param>
/// <param name="Data">Written by <see cref="TradeSegment"/> or <see cref="QuoteSegment"/>.</param>
/// <param name="Sha256">Of the data, as it was stored.</param>
public sealed record StoredSegment(int Slot, TickRange Range, byte[] Data, byte[] Sha256)
{
    /// <summary>Whether the data are those that were stored.</summary>
    public bool IsWhole => SHA256.HashData(Data).AsSpan().SequenceEqual(Sha256);
}
