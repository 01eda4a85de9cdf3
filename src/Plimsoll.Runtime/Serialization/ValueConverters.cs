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
        new Number<Price>(Price.Of, price => price.Value),
        new Number<Quantity>(Quantity.Of, quantity => quantity.Value),
        new Number<Money>(value => new Money(value), money => money.Value),
        new Time(),
        new Text<InstrumentId>(InstrumentId.Of, id => id.Value),
        new Text<Timeframe>(Timeframe.Of, timeframe => timeframe.Code),
        new Text<AccountId>(text => new AccountId(Guid.Parse(text)), id => id.ToString()),
        new Text<RunId>(text => new RunId(Guid.Parse(text)), id => id.ToString()),
    ];

    /// <summary>A time as it is written here; false where it is no text or a longer one.</summary>
    internal static bool TryReadTime(ref Utf8JsonReader reader, out Timestamp time)
    {
        time = default;
        return reader is { TokenType: JsonTokenType.String, HasValueSequence: false, ValueIsEscaped: false }
            && IsoTime.TryRead(reader.ValueSpan, out time);
    }

    private static Timestamp ParseTime(string text) => Timestamp.From(DateTimeOffset.Parse(
        text, System.Globalization.CultureInfo.InvariantCulture, System.Globalization.DateTimeStyles.AssumeUniversal));

    private sealed class Text<T>(Func<string, T> read, Func<T, string> write) : JsonConverter<T>
    {
        public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            read(reader.GetString() ?? throw new JsonException($"{typeof(T).Name} is a string"));

        public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) =>
            writer.WriteStringValue(write(value));
    }

    private sealed class Number<T>(Func<decimal, T> make, Func<T, decimal> value) : JsonConverter<T>
    {
        public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            make(DecimalText.ReadText(ref reader));

        public override void Write(Utf8JsonWriter writer, T one, JsonSerializerOptions options) =>
            writer.WriteStringValue(DecimalText.Format(value(one)));
    }

    private sealed class Time : JsonConverter<Timestamp>
    {
        // No calendar has them.
        private const string BeforeAll = "-infinity";
        private const string AfterAll = "infinity";

        public override Timestamp Read(
            ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            TryReadTime(ref reader, out var time)
                ? time
                : reader.GetString() switch
                {
                    null => throw new JsonException("a time is a string"),
                    BeforeAll => Timestamp.MinValue,
                    AfterAll => Timestamp.MaxValue,
                    var text => ParseTime(text),
                };

        public override void Write(Utf8JsonWriter writer, Timestamp value, JsonSerializerOptions options) =>
            writer.WriteStringValue(
                value == Timestamp.MinValue ? BeforeAll
                : value == Timestamp.MaxValue ? AfterAll
                : value.ToString());
    }
}
