namespace Plimsoll.Loopback.Futures;

/// <summary>What the venue gives a new conditional order.</summary>
/// <param name="GivenName">Its client id where the client has none.</param>
internal sealed record AlgoStamp(long Id, string GivenName, long Time);
