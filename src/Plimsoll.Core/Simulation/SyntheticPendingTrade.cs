using Plimsoll.Core.Market;

namespace Plimsoll.Core.Simulation;

/// <summary>A trade of the current second that was made but not yet handed out.</summary>
public readonly record struct SyntheticPendingTrade(
    int InstrumentIndex, long Micros, double Price, double Quantity, bool IsBuyerMaker, long Sequence)
{
    /// <summary>Between the best bid and ask that it met, in increments; 0 in checkpoints from before there were quotes.</summary>
    public double SpreadIncrements { get; init; }

    /// <summary>Times the ordinary quantity at the best bid and ask.</summary>
    public double DepthFactor { get; init; }

    /// <summary>Share of that quantity that is bid for.</summary>
    public double BidShare { get; init; }

    internal Trade ToTrade() => new(new Timestamp(Micros), Price, Quantity, IsBuyerMaker, Sequence);
}
