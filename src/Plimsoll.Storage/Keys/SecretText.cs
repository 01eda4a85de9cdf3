using System.Text.Json;
using Plimsoll.Runtime.Venues;

namespace Plimsoll.Storage.Keys;

/// <summary>What of a key is sealed, as bytes.</summary>
internal static class SecretText
{
    private sealed record Content(string Name, string Secret, string? Passphrase);

    public static byte[] Write(VenueKey key) =>
        JsonSerializer.SerializeToUtf8Bytes(new Content(key.Name, key.Secret, key.Passphrase));

    public static VenueKey Read(byte[] bytes)
    {
        var content = JsonSerializer.Deserialize<Content>(bytes)!;
        return new VenueKey(content.Name, content.Secret) { Passphrase = content.Passphrase };
    }
}
