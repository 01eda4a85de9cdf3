using Plimsoll.Loopback.Futures;

namespace Plimsoll.Loopback.Accounts;

/// <summary>A customer of the venue.</summary>
internal sealed class VenueAccount(long id)
{
    public long Id => id;

    public SpotWallet Spot { get; } = new();

    public FuturesWallet Futures { get; } = new();

    public UserFeed SpotFeed { get; } = new();

    public UserFeed FuturesFeed { get; } = new();

    /// <summary>When its balances changed last, milliseconds.</summary>
    public long UpdatedAt { get; set; }
}
