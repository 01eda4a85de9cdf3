namespace Plimsoll.Runtime.Venues;

/// <summary>The venue's own word on whether an account holds neither position nor order.</summary>
public sealed record FlatProof(bool IsFlat, string Evidence);
