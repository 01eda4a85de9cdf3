namespace Plimsoll.Venues.Binance.Wire;

/// <summary>What the account has: of an asset on the spot market, of a contract elsewhere.</summary>
/// <param name="Of">Asset or symbol.</param>
/// <param name="Quantity">Base units; negative is short.</param>
internal sealed record WireHolding(string Of, decimal Quantity);
