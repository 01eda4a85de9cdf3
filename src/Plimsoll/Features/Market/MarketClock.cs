using Plimsoll.Core.Market;
using Plimsoll.Runtime.Markets;

namespace Plimsoll.Features.Market;

/// <summary>Where a market stands and how fast it goes.</summary>
/// <param name="Time">The market's time.</param>
/// <param name="Acceleration">Its seconds a real second: 1 but for the simulated market.</param>
/// <param name="IsOpen">False until it knows its instruments and their past.</param>
internal sealed record MarketClock(Timestamp Time, double Acceleration, bool IsOpen)
{
    public static MarketClock Of(IMarketHost market) =>
        new(market.Time, (market as SimulatedMarketHost)?.Acceleration ?? 1, market.IsOpen);
}
