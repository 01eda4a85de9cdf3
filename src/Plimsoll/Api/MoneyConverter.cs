using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using Plimsoll.Core.Market;

namespace Plimsoll.Api;

/// <summary>Money travels like every decimal: as a string with all its digits.</summary>
internal sealed class MoneyConverter : JsonConverter<Money>
{
    public override Money Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        new(JsonSerializer.Deserialize<decimal>(ref reader, options));

    public override void Write(Utf8JsonWriter writer, Money value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value.Value.ToString(CultureInfo.InvariantCulture));
}
