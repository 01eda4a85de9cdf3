using Plimsoll.Core.Market;

namespace Plimsoll.Runtime.Markets;

/// <summary>Looks on without taking part (pages, metrics); must not block.</summary>
public interface IMarketWatcher
{
    void OnMarket(MarketEvent market);

    /// <summary>The half-built bar after a step of the market; for eyes only.</summary>
    void OnProvisional(InstrumentId instrument, Bar bar);
}
