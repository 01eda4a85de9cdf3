namespace Plimsoll.Runtime.Venues;

/// <summary>What a venue lets the holder of a key do.</summary>
/// <param name="CanRead">Balances, orders and fills.</param>
/// <param name="CanTrade">Orders of the market the key was asked for.</param>
/// <param name="CanWithdraw">Take money away: no key of a trading program needs it.</param>
/// <param name="IsBoundToAddress">Good from named addresses only; null where the venue does not tell.</param>
/// <param name="ExpiresAt">Null: never, or the venue does not tell.</param>
public sealed record KeyRights(
    bool CanRead, bool CanTrade, bool CanWithdraw, bool? IsBoundToAddress, DateTimeOffset? ExpiresAt);
