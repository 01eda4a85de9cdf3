using Plimsoll.Core.Trading;

namespace Plimsoll.Runtime.Venues;

/// <summary>Keeps the simulated venue's book, apart from the account's, as a real venue would.</summary>
public interface ISimulatedVenueStore
{
    Task<SimulatedVenueRecord?> LoadAsync(AccountId account, CancellationToken cancellationToken);

    Task SaveAsync(AccountId account, SimulatedVenueRecord record, CancellationToken cancellationToken);
}
