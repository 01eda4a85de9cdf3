using Plimsoll.Loopback.Accounts;
using Plimsoll.Loopback.Orders;
using Plimsoll.Loopback.Wire;

namespace Plimsoll.Loopback.Streams;

/// <summary>Names of user data streams: one an account at a time, valid for an hour after the last word.</summary>
internal sealed class ListenKeys(SeededLetters letters, VenueClock clock)
{
    private const long Life = 3_600_000;
    private const int Length = 64;

    private readonly Dictionary<string, ListenKey> _keys = new(StringComparer.Ordinal);

    /// <summary>The account's key, new or prolonged.</summary>
    public string Open(VenueAccount account)
    {
        var key = _keys.Values.FirstOrDefault(key => key.Account == account)?.Name ?? letters.Take(Length);
        _keys[key] = new ListenKey(key, account, clock.Now + Life);
        return key;
    }

    /// <exception cref="VenueErrorException">There is no such key.</exception>
    public void Prolong(VenueAccount account, string name) => _keys[name] = Own(account, name) with
    {
        ExpiresAt = clock.Now + Life,
    };

    public void Close(VenueAccount account, string name) => _keys.Remove(Own(account, name).Name);

    public VenueAccount? AccountOf(string name) => _keys.GetValueOrDefault(name)?.Account;

    /// <summary>Drops and names the keys that nobody prolonged.</summary>
    public IReadOnlyList<string> TakeExpired()
    {
        var expired = _keys.Values.Where(key => key.ExpiresAt <= clock.Now).Select(key => key.Name).ToList();
        foreach (var name in expired)
            _keys.Remove(name);
        return expired;
    }

    private ListenKey Own(VenueAccount account, string name) =>
        _keys.TryGetValue(name, out var key) && key.Account == account ? key : throw VenueErrors.ListenKey;

    private sealed record ListenKey(string Name, VenueAccount Account, long ExpiresAt);
}
