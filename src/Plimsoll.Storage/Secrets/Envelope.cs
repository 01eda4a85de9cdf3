using System.Security.Cryptography;

namespace Plimsoll.Storage.Secrets;

/// <summary>
/// Seals secrets: AES-256-GCM with a random data key for each, which is wrapped by the key-encryption key. Both layers
/// are bound to the secret's place, so that rows cannot be swapped.
/// </summary>
internal static class Envelope
{
    private const int NonceSize = 12;
    private const int TagSize = 16;
    private const string ContentLayer = "content";

    public static SealedSecret Seal(KeyEncryptionKey kek, SecretPlace place, ReadOnlySpan<byte> secret)
    {
        var dataKey = RandomNumberGenerator.GetBytes(KeyEncryptionKey.Size);
        try
        {
            return new SealedSecret(
                kek.Id,
                Encrypt(kek.Bytes, dataKey, place.Bytes(kek.Id)),
                Encrypt(dataKey, secret, place.Bytes(ContentLayer)));
        }
        finally
        {
            CryptographicOperations.ZeroMemory(dataKey);
        }
    }

    /// <exception cref="CryptographicException">Another key, another place, or a changed bit.</exception>
    public static byte[] Open(KeyEncryptionKey kek, SecretPlace place, SealedSecret secret)
    {
        var dataKey = Decrypt(kek.Bytes, secret.WrappedKey, place.Bytes(kek.Id));
        try
        {
            return Decrypt(dataKey, secret.Content, place.Bytes(ContentLayer));
        }
        finally
        {
            CryptographicOperations.ZeroMemory(dataKey);
        }
    }

    /// <summary>Wraps the data key with another key; the content stays as it is.</summary>
    /// <exception cref="CryptographicException">Another key, another place, or a changed bit.</exception>
    public static SealedSecret Rewrap(
        KeyEncryptionKey from, KeyEncryptionKey to, SecretPlace place, SealedSecret secret)
    {
        var dataKey = Decrypt(from.Bytes, secret.WrappedKey, place.Bytes(from.Id));
        try
        {
            return secret with { KekId = to.Id, WrappedKey = Encrypt(to.Bytes, dataKey, place.Bytes(to.Id)) };
        }
        finally
        {
            CryptographicOperations.ZeroMemory(dataKey);
        }
    }

    private static byte[] Encrypt(ReadOnlySpan<byte> key, ReadOnlySpan<byte> plain, byte[] place)
    {
        var result = new byte[NonceSize + TagSize + plain.Length];
        var nonce = result.AsSpan(0, NonceSize);
        RandomNumberGenerator.Fill(nonce);
        using var aes = new AesGcm(key, TagSize);
        aes.Encrypt(
            nonce, plain, result.AsSpan(NonceSize + TagSize), result.AsSpan(NonceSize, TagSize), place);
        return result;
    }

    private static byte[] Decrypt(ReadOnlySpan<byte> key, byte[] locked, byte[] place)
    {
        if (locked.Length < NonceSize + TagSize)
            throw new CryptographicException("A sealed text has been cut off.");
        var plain = new byte[locked.Length - NonceSize - TagSize];
        using var aes = new AesGcm(key, TagSize);
        aes.Decrypt(
            locked.AsSpan(0, NonceSize), locked.AsSpan(NonceSize + TagSize), locked.AsSpan(NonceSize, TagSize),
            plain, place);
        return plain;
    }
}
