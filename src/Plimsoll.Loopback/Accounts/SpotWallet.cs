using Plimsoll.Loopback.Wire;

namespace Plimsoll.Loopback.Accounts;

/// <summary>Spot balances by asset.</summary>
internal sealed class SpotWallet
{
    private readonly SortedDictionary<string, AssetBalance> _balances = new(StringComparer.Ordinal);

    public IEnumerable<KeyValuePair<string, AssetBalance>> All => _balances;

    public AssetBalance this[string asset]
    {
        get
        {
            if (!_balances.TryGetValue(asset, out var balance))
                _balances[asset] = balance = new AssetBalance();
            return balance;
        }
    }

    /// <exception cref="VenueErrorException">There is not so much.</exception>
    public void Lock(string asset, decimal amount)
    {
        var balance = this[asset];
        if (balance.Free < amount)
            throw VenueErrors.Funds;
        balance.Free -= amount;
        balance.Locked += amount;
    }

    public void Unlock(string asset, decimal amount)
    {
        this[asset].Locked -= amount;
        this[asset].Free += amount;
    }
}
