using Plimsoll.Core.Market;
using Plimsoll.Core.Trading;

namespace Plimsoll.Core.Strategies;

/// <summary>An open position as a strategy sees it.</summary>
/// <param name="Side">Long or short.</param>
/// <param name="EntryPrice">Average over its entry fills, quote units.</param>
/// <param name="OpenedAt">Time of the first entry fill.</param>
public readonly record struct OpenTrade(PositionSide Side, double EntryPrice, Timestamp OpenedAt)
{
    internal OpenTrade(Position position)
        : this(position.Side, (double)position.AverageEntry, position.OpenedAt)
    {
    }

    /// <summary>Gain (negative: loss) at a price, as a fraction of the entry price.</summary>
    public double GainAt(double price) => (Side == PositionSide.Long ? 1 : -1) * (price / EntryPrice - 1);
}
