using Plimsoll.Core.Simulation;
using Plimsoll.Loopback.Orders;

namespace Plimsoll.Loopback.Accounts;

/// <summary>
/// The customers that the venue opens with: one who trades, with a key for each way a key can be refused, and another
/// to trade against. Play money; keys come from the seed, so that a script can be run again.
/// </summary>
internal sealed class DemoAccounts
{
    private const ulong Salt = 0x6B65_7973;

    public DemoAccounts(ulong seed, long now)
    {
        var letters = new SeededLetters(new SeededRandom(seed ^ Salt));
        var first = Funded(354_937_868, now);
        var second = Funded(354_937_869, now);
        Keys =
        [
            Key("trading", first) with { CanTrade = true },
            Key("readOnly", first),
            Key("withdrawal", first) with { CanTrade = true, CanWithdraw = true },
            Key("expired", first) with { CanTrade = true, ExpiresAt = now },
            Key("boundElsewhere", first) with { CanTrade = true, BoundTo = "203.0.113.7" },
            Key("second", second) with { CanTrade = true },
        ];
        All = [first, second];

        ApiKey Key(string name, VenueAccount account) =>
            new(name, letters.Take(ApiKey.Length), letters.Take(ApiKey.Length), account) { CreatedAt = now };
    }

    public IReadOnlyList<VenueAccount> All { get; }

    public IReadOnlyList<ApiKey> Keys { get; }

    private static VenueAccount Funded(long id, long now)
    {
        var account = new VenueAccount(id);
        account.Spot["BTC"].Free = 1m;
        account.Spot["ETH"].Free = 10m;
        account.Spot["USDT"].Free = 100_000m;
        account.Futures.Balance = 100_000m;
        (account.UpdatedAt, account.Futures.UpdatedAt) = (now, now);
        return account;
    }
}
