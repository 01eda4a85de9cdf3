using System.Security.Cryptography;
using System.Text.Json;
using Plimsoll.Core.Engine;

namespace Plimsoll.Runtime.Serialization;

/// <summary>
/// How an account's state is written down. One state has one text, so that the hash of the text is the state's: equal
/// on every machine, in every culture and time zone.
/// </summary>
public static class SnapshotJson
{
    public static byte[] Write(AccountState state) => JsonSerializer.SerializeToUtf8Bytes(state.Capture(), FactJson.Options);

    /// <exception cref="JsonException">It is no snapshot.</exception>
    public static AccountSnapshot Read(ReadOnlySpan<byte> text) =>
        JsonSerializer.Deserialize<AccountSnapshot>(text, FactJson.Options)
        ?? throw new JsonException("a snapshot is an object");

    /// <summary>SHA-256 of the state's text.</summary>
    public static byte[] HashOf(AccountState state) => SHA256.HashData(Write(state));
}
