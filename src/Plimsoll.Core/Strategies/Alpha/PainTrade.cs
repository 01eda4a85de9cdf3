using Plimsoll.Core.Trading;

namespace Plimsoll.Core.Strategies.Alpha;

/// <summary>
/// The move that hurts the side that pays for its crowd (strategy specification 3.7): a funding of 0.01 % is high, of
/// 0.05 % extreme.
/// </summary>
/// <param name="Hurt">Who pays: longs where funding is above zero.</param>
/// <param name="Probability">A rule of thumb, at most 0.85.</param>
internal readonly record struct PainTrade(PositionSide Hurt, double Probability)
{
    private const double HighFunding = 0.0001;
    private const double ExtremeFunding = 0.0005;
    private const double Edge = 0.1;
    private const double OfOpenInterest = 0.2;

    /// <summary>Null where funding is not high or price is not within a tenth of an end of its range.</summary>
    /// <param name="funding">A fraction.</param>
    /// <param name="openInterestRatio">Open interest over that of a day before.</param>
    /// <param name="place">Of the close in the range, 0 at its low and 1 at its high.</param>
    public static PainTrade? Of(double funding, double openInterestRatio, double place)
    {
        var paid = Math.Abs(funding);
        if (paid < HighFunding || !(place <= Edge || place >= 1 - Edge))
            return null;
        var probability = paid >= ExtremeFunding
            ? Math.Min(0.85, 0.5 + OfOpenInterest * openInterestRatio)
            : Math.Min(0.65, 0.3 + OfOpenInterest * openInterestRatio);
        return new PainTrade(funding > 0 ? PositionSide.Long : PositionSide.Short, probability);
    }
}
