using Plimsoll.Core.Trading;

namespace Plimsoll.Runtime.Venues;

/// <summary>Keeps the simulated venue's book, apart from the account's, as a real venue would.</summary>
public interface ISimulatedVenueStore
{
    Task<SimulatedVenueRecord?> LoadAsync(AccountId account, CancellationToken cancellationToken);

    /// <param name="account">Whose.</param>
    /// <param name="record">All that the venue has to know.</param>
    /// <param name="isTold">
    /// The account hears of it in this step, and its own commit makes both durable: until then it may be lost with the
    /// database, as an order is on a line that breaks. False: it is durable when the call ends.
    /// </param>
    /// <param name="cancellationToken">Ends the attempt.</param>
    Task SaveAsync(
        AccountId account, SimulatedVenueRecord record, bool isTold, CancellationToken cancellationToken);
}
