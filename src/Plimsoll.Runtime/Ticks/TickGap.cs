using Plimsoll.Core.Market;

namespace Plimsoll.Runtime.Ticks;

/// <summary>A time of which a session has not got everything, or got it only afterwards.</summary>
/// <param name="InstrumentId">Of which instrument.</param>
/// <param name="From">The last that is known before it.</param>
/// <param name="To">The first that is known after it.</param>
/// <param name="Reason">For a person.</param>
public sealed record TickGap(InstrumentId InstrumentId, Timestamp From, Timestamp To, string Reason)
{
    /// <summary>What happened meanwhile is there all the same: it came afterwards.</summary>
    public bool IsFilled { get; init; }
}
