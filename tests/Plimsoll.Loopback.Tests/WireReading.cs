using System.Globalization;
using System.Text.Json;

namespace Plimsoll.Loopback.Tests;

/// <summary>Reads what is a text on the wire.</summary>
internal static class WireReading
{
    public static decimal Money(this JsonElement element) =>
        decimal.Parse(element.GetString()!, CultureInfo.InvariantCulture);

    public static decimal Money(this JsonElement element, string name) => element.GetProperty(name).Money();

    public static string Text(this JsonElement element, string name) => element.GetProperty(name).GetString()!;

    public static long Long(this JsonElement element, string name) => element.GetProperty(name).GetInt64();
}
