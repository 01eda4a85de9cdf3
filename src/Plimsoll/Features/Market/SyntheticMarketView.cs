using Plimsoll.Core.Market;
using Plimsoll.Runtime.Markets;

namespace Plimsoll.Features.Market;

/// <summary>The simulated market and the pace it can be set to.</summary>
/// <param name="Seed">As text: it has 64 bits.</param>
internal sealed record SyntheticMarketView(
    Timestamp Time, double Acceleration, double MinAcceleration, double MaxAcceleration, bool IsOpen, string Seed)
{
    public static SyntheticMarketView Of(SimulatedMarketHost market, MarketOptions options) => new(
        market.Time,
        market.Acceleration,
        MarketPace.Min,
        MarketPace.Max,
        market.IsOpen,
        options.Seed.ToString(System.Globalization.CultureInfo.InvariantCulture));
}
