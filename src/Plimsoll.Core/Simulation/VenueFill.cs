using Plimsoll.Core.Market;

namespace Plimsoll.Core.Simulation;

/// <summary>An execution about to be booked by the venue.</summary>
/// <param name="Price">Before slippage.</param>
/// <param name="TakesLiquidity">It slips and pays as a taker.</param>
/// <param name="IsGap">The market jumped past the order's stop price.</param>
internal readonly record struct VenueFill(double Price, bool TakesLiquidity, bool IsAmbiguous, bool IsGap)
{
    public Price Undisturbed => Instrument.Traded(Price);
}
