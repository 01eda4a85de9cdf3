using System.Security.Cryptography;

namespace Plimsoll.Storage.Secrets;

/// <summary>A key that wraps data keys: 256 random bits. It prints as its name only.</summary>
internal sealed class KeyEncryptionKey
{
    public const int Size = 32;

    // Enough to tell keys apart, and no help to find one.
    private const int IdBytes = 8;

    private readonly byte[] _bytes;

    private KeyEncryptionKey(byte[] bytes)
    {
        _bytes = bytes;
        Id = Convert.ToHexStringLower(SHA256.HashData([.. "plimsoll kek"u8, .. bytes])[..IdBytes]);
    }

    /// <summary>Computed from the key; stored with everything it wraps.</summary>
    public string Id { get; }

    public ReadOnlySpan<byte> Bytes => _bytes;

    public string Text => Convert.ToBase64String(_bytes);

    public static KeyEncryptionKey New() => new(RandomNumberGenerator.GetBytes(Size));

    /// <summary>Null when the text is no base64 of 32 bytes, or too regular to be random.</summary>
    public static KeyEncryptionKey? TryRead(string text)
    {
        var bytes = new byte[Size];
        return Convert.TryFromBase64String(text, bytes, out var length) && length == Size
            && bytes.Distinct().Count() >= Size / 4
            ? new KeyEncryptionKey(bytes)
            : null;
    }

    public override string ToString() => Id;
}
