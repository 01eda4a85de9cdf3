using System.Text.Json;
using System.Text.Json.Serialization;
using Plimsoll.Core.Market;

namespace Plimsoll.Api;

/// <summary>The core's instants travel like every other time.</summary>
internal sealed class TimestampConverter : JsonConverter<Timestamp>
{
    public override Timestamp Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType == JsonTokenType.String && UtcTimeConverter.TryParse(reader.GetString(), out var time)
            ? Timestamp.From(time)
            : throw new JsonException("Must be an ISO-8601 time with an offset, like \"2026-01-31T09:30:00Z\".");

    public override void Write(Utf8JsonWriter writer, Timestamp value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value.ToString());
}
