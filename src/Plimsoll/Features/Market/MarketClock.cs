using Plimsoll.Core.Market;
using Plimsoll.Runtime.Markets;

namespace Plimsoll.Features.Market;

/// <summary>Where the simulated market stands and how fast it goes.</summary>
/// <param name="Time">Simulated time.</param>
/// <param name="Acceleration">Simulated seconds a real second.</param>
/// <param name="IsOpen">False while the first start is still making the market's history.</param>
internal sealed record MarketClock(Timestamp Time, double Acceleration, bool IsOpen)
{
    public static MarketClock Of(SimulatedMarketHost market) => new(market.Time, market.Acceleration, market.IsOpen);
}
