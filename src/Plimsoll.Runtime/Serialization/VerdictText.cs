using System.Text.Json;
using Plimsoll.Core.Engine;

namespace Plimsoll.Runtime.Serialization;

/// <summary>Time and number of a verdict, found without reading what it was based on.</summary>
internal static class VerdictText
{
    /// <summary>Null when they do not stand where they are always written: then all of it has to be read.</summary>
    public static AccountFact.VerdictCounted? TryRead(ReadOnlySpan<byte> json)
    {
        var reader = new Utf8JsonReader(json);
        reader.Read();
        reader.Read();
        reader.Skip(); // The type.
        if (!IsNext(ref reader, "at"u8) || !ValueConverters.TryReadTime(ref reader, out var at))
            return null;
        return IsNext(ref reader, "decision"u8) && reader.TokenType == JsonTokenType.StartObject
            && IsNext(ref reader, "number"u8) && reader.TryGetInt64(out var number)
                ? new AccountFact.VerdictCounted(at, number)
                : null;
    }

    private static bool IsNext(ref Utf8JsonReader reader, ReadOnlySpan<byte> name) =>
        reader.Read() && reader.TokenType == JsonTokenType.PropertyName && reader.ValueTextEquals(name) && reader.Read();
}
