using Plimsoll.Runtime.Accounts;

namespace Plimsoll.Runtime.Venues;

/// <summary>A venue that accounts of this program can be opened at.</summary>
/// <param name="Code">Stable: <c>sim</c>, <c>binance</c>, <c>binance-testnet</c> …</param>
/// <param name="Name">For people.</param>
/// <param name="NeedsKey">Whether an account there needs a key of its owner.</param>
/// <param name="Mode">What its money is.</param>
public sealed record InstalledVenue(string Code, string Name, bool NeedsKey, ExecutionMode Mode);
