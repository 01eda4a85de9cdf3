using Plimsoll.Runtime.Markets;

namespace Plimsoll.Runtime.Tests.Trading;

/// <summary>The only market there is.</summary>
internal sealed class OneMarket(IMarketHost market) : IMarketDirectory
{
    public IReadOnlyList<IMarketHost> Open => [market];

    public IMarketHost Of(string venueCode) => venueCode == market.Code
        ? market
        : throw new NotSupportedException($"venue.not_available: {venueCode} is not installed");
}
