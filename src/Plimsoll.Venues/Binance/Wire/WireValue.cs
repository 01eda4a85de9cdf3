using System.Globalization;
using System.Text.Json;
using Plimsoll.Core.Market;

namespace Plimsoll.Venues.Binance.Wire;

/// <summary>
/// Reads fields of the venue's JSON: numbers as they are or as text, with or without an exponent. What is missing or of
/// another kind is an error with the field's name, never a zero.
/// </summary>
internal static class WireValue
{
    public static string Text(this JsonElement element, string name) =>
        Field(element, name) is { ValueKind: JsonValueKind.String } text ? text.GetString()! : throw Bad(name);

    public static string? TextOrNull(this JsonElement element, string name) =>
        Field(element, name) is { ValueKind: JsonValueKind.String } text ? text.GetString() : null;

    public static decimal Decimal(this JsonElement element, string name) =>
        DecimalOrNull(element, name) ?? throw Bad(name);

    public static decimal? DecimalOrNull(this JsonElement element, string name)
    {
        var text = Field(element, name) switch
        {
            { ValueKind: JsonValueKind.String } value => value.GetString(),
            { ValueKind: JsonValueKind.Number } value => value.GetRawText(),
            _ => null,
        };
        if (string.IsNullOrEmpty(text))
            return null;
        return decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
            ? Plain(number)
            : throw Bad(name);
    }

    /// <summary>The same number without the zeros at its end, which the venue writes and nobody reads.</summary>
    public static decimal Plain(decimal number) => number / 1.0000000000000000000000000000m;

    /// <summary>A number of market data, as it is or as text.</summary>
    public static double Number(JsonElement value, string name) =>
        double.TryParse(
            value.ValueKind == JsonValueKind.String ? value.GetString() : value.GetRawText(), NumberStyles.Float,
            CultureInfo.InvariantCulture, out var number) && double.IsFinite(number)
            ? number
            : throw Bad(name);

    public static long Long(this JsonElement element, string name) => LongOrNull(element, name) ?? throw Bad(name);

    public static long? LongOrNull(this JsonElement element, string name) => Field(element, name) switch
    {
        { ValueKind: JsonValueKind.Number } value when value.TryGetInt64(out var number) => number,
        { ValueKind: JsonValueKind.Number } value => Whole(value.GetRawText()),
        { ValueKind: JsonValueKind.String } value => Whole(value.GetString()),
        _ => null,
    };

    private static long? Whole(string? text) =>
        decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
        && number == decimal.Truncate(number) && number is >= long.MinValue and <= long.MaxValue
            ? (long)number
            : null;

    public static bool Flag(this JsonElement element, string name) => Field(element, name) switch
    {
        { ValueKind: JsonValueKind.True } => true,
        { ValueKind: JsonValueKind.False } => false,
        { ValueKind: JsonValueKind.String } value when bool.TryParse(value.GetString(), out var flag) => flag,
        _ => false,
    };

    /// <summary>Milliseconds since 1970.</summary>
    public static Timestamp Time(this JsonElement element, string name) =>
        element.Long(name) is var milliseconds and > 0 and < 253_402_300_800_000
            ? Timestamp.FromMilliseconds(milliseconds)
            : throw Bad(name);

    public static JsonElement? Field(this JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var field) ? field : null;

    public static IEnumerable<JsonElement> Items(this JsonElement element) =>
        element.ValueKind == JsonValueKind.Array
            ? element.EnumerateArray()
            : throw new BinanceException("venue.unreadable", "The venue answered with something that is no list.");

    public static BinanceException Bad(string name) =>
        new("venue.unreadable", $"The venue's answer has no readable '{name}'.");
}
