using Plimsoll.Core.Trading;

namespace Plimsoll.Runtime.Venues;

/// <summary>Keys of accounts, opened only where an account is connected to its venue.</summary>
public interface IVenueKeyStore
{
    /// <summary>Null when the account has none.</summary>
    /// <exception cref="VenueKeyException">There is one, but it cannot be opened here (<c>key.kek_missing</c>).</exception>
    Task<VenueKey?> FindAsync(AccountId account, CancellationToken cancellationToken);
}
