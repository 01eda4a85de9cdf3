using System.Text.Json;
using System.Text.Json.Serialization;
using Plimsoll.Core.Market;
using Plimsoll.Core.Trading;

namespace Plimsoll.Runtime.Serialization;

/// <summary>The core's value types in JSON: exact decimals as strings, times as ISO-8601, ids as their text.</summary>
public static class ValueConverters
{
    public static IReadOnlyList<JsonConverter> All { get; } =
    [
        new DecimalText(),
        new Text<Price>(text => Price.Of(DecimalText.Parse(text)), price => DecimalText.Format(price.Value)),
        new Text<Quantity>(text => Quantity.Of(DecimalText.Parse(text)), quantity => DecimalText.Format(quantity.Value)),
        new Text<Money>(text => new Money(DecimalText.Parse(text)), money => DecimalText.Format(money.Value)),
        new Text<Timestamp>(ParseTime, time => time.ToString()),
        new Text<InstrumentId>(InstrumentId.Of, id => id.Value),
        new Text<Timeframe>(Timeframe.Of, timeframe => timeframe.Code),
        new Text<AccountId>(text => new AccountId(Guid.Parse(text)), id => id.ToString()),
        new Text<RunId>(text => new RunId(Guid.Parse(text)), id => id.ToString()),
    ];

    private static Timestamp ParseTime(string text) => Timestamp.From(DateTimeOffset.Parse(
        text, System.Globalization.CultureInfo.InvariantCulture, System.Globalization.DateTimeStyles.AssumeUniversal));

    private sealed class Text<T>(Func<string, T> read, Func<T, string> write) : JsonConverter<T>
    {
        public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            read(reader.GetString() ?? throw new JsonException($"{typeof(T).Name} is a string"));

        public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) =>
            writer.WriteStringValue(write(value));
    }
}
