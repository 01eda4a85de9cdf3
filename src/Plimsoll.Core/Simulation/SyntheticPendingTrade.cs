using Plimsoll.Core.Market;

namespace Plimsoll.Core.Simulation;

/// <summary>A trade of the current second that was made but not yet handed out.</summary>
public readonly record struct SyntheticPendingTrade(
    int InstrumentIndex, long Micros, double Price, double Quantity, bool IsBuyerMaker, long Sequence)
{
    internal Trade ToTrade() => new(new Timestamp(Micros), Price, Quantity, IsBuyerMaker, Sequence);
}
