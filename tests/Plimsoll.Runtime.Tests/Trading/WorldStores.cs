using Plimsoll.Runtime.Accounts;
using Plimsoll.Runtime.Markets;
using Plimsoll.Runtime.Venues;

namespace Plimsoll.Runtime.Tests.Trading;

/// <summary>What of a world survives it.</summary>
internal sealed record WorldStores(IAccountStore Accounts, IMarketStore Market, ISimulatedVenueStore Venues)
{
    public static WorldStores Of(MemoryDatabase database) => new(database, database, database);
}
