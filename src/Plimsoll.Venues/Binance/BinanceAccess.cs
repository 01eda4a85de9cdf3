using Plimsoll.Venues.Calls;

namespace Plimsoll.Venues.Binance;

/// <summary>
/// What everyone who reaches one site from this machine shares: its connections, and the budget and the breaker that the
/// venue knows by the machine's address.
/// </summary>
/// <param name="site">Where it is.</param>
/// <param name="handler">Connections.</param>
/// <param name="time">The clock.</param>
internal sealed class BinanceAccess(BinanceSite site, HttpMessageHandler handler, TimeProvider time)
{
    // Weight that the venue grants an address in a minute, as its list of instruments says.
    private const int SpotWeight = 6_000;
    private const int ContractWeight = 2_400;

    public BinanceSite Site { get; } = site;

    public HttpMessageHandler Handler { get; } = handler;

    public TimeProvider Time { get; } = time;

    public RateBudget Budget { get; } = new(
        site.Product == BinanceProduct.Spot ? SpotWeight : ContractWeight, TimeSpan.FromMinutes(1), time);

    public CircuitBreaker Breaker { get; } = new(time);
}
