using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Plimsoll.Runtime.Serialization;

/// <summary>Decimals travel as strings with every digit kept, because a browser's number would lose some.</summary>
public sealed class DecimalText : JsonConverter<decimal>
{
    public static decimal Parse(string text) => decimal.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture);

    public static string Format(decimal value) => value.ToString(CultureInfo.InvariantCulture);

    public override decimal Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType == JsonTokenType.Number ? reader.GetDecimal() : ReadText(ref reader);

    /// <summary>A number that is written as text.</summary>
    /// <exception cref="FormatException">It is none.</exception>
    internal static decimal ReadText(ref Utf8JsonReader reader) =>
        reader is { TokenType: JsonTokenType.String, HasValueSequence: false, ValueIsEscaped: false }
            ? decimal.Parse(reader.ValueSpan, NumberStyles.Float, CultureInfo.InvariantCulture)
            : Parse(reader.GetString() ?? "");

    public override void Write(Utf8JsonWriter writer, decimal value, JsonSerializerOptions options) =>
        writer.WriteStringValue(Format(value));
}
