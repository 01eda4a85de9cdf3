namespace Plimsoll.Storage.Secrets;

/// <summary>A secret as it is stored.</summary>
/// <param name="KekId">Which key wraps the data key.</param>
/// <param name="WrappedKey">The data key, sealed.</param>
/// <param name="Content">The secret, sealed with the data key.</param>
internal sealed record SealedSecret(string KekId, byte[] WrappedKey, byte[] Content);
