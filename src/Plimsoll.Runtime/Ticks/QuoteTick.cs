using Plimsoll.Core.Market;

namespace Plimsoll.Runtime.Ticks;

/// <summary>A change of the best bid or ask as it is stored.</summary>
/// <param name="Sequence">Ascends within session and instrument; the quote's time need not.</param>
/// <param name="Quote">Best bid and ask from then on.</param>
public readonly record struct QuoteTick(long Sequence, Quote Quote);
