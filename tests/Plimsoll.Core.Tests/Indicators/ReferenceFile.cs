using System.Globalization;
using System.Text.Json;
using Plimsoll.Core.Market;
using Plimsoll.Testing;

namespace Plimsoll.Core.Tests.Indicators;

/// <summary>A table of prices and figures that others computed, with named columns.</summary>
internal sealed class ReferenceFile
{
    private const string Folder = "reference/indicators";

    private readonly string[] _columns;
    private readonly string[][] _rows;

    private ReferenceFile(string path)
    {
        var lines = File.ReadAllLines(ReferenceData.PathOf(path)).Where(line => line.Length > 0).ToArray();
        _columns = [.. lines[0].Split(',').Select(name => name.Trim())];
        _rows = [.. lines[1..].Select(line => line.Split(','))];
    }

    public static ReferenceFile Lean(string name) => new($"{Folder}/lean/{name}");

    /// <summary>The quotes from which Stock.Indicators computed its results.</summary>
    public static Bar[] Quotes() => new ReferenceFile($"{Folder}/skender/quotes/default.csv").Bars();

    /// <summary>The results of Stock.Indicators, as printed; empty where there is none.</summary>
    public static string[] Results(string name, string property)
    {
        var path = ReferenceData.PathOf($"{Folder}/skender/results/{name}.standard.json");
        using var document = JsonDocument.Parse(File.ReadAllText(path));
        return [.. document.RootElement.EnumerateArray().Select(one => Text(one.GetProperty(property)))];
    }

    /// <summary>The figures of a column, as printed.</summary>
    public string[] Column(string name)
    {
        var index = Array.IndexOf(_columns, name);
        return index < 0
            ? throw new ArgumentException($"no column '{name}'; there are {string.Join(", ", _columns)}", nameof(name))
            : [.. _rows.Select(row => row.Length > index ? row[index] : "")];
    }

    /// <summary>Bars a day apart; a price that the file leaves out is the close.</summary>
    public Bar[] Bars() =>
        [.. _rows.Select((row, i) =>
        {
            double Of(string name) => Array.FindIndex(
                _columns, column => column.Equals(name, StringComparison.OrdinalIgnoreCase)) is var index and >= 0
                ? double.Parse(row[index], NumberStyles.Float, CultureInfo.InvariantCulture)
                : double.NaN;
            double Price(string name) => Of(name) is var price && double.IsNaN(price) ? Of("close") : price;
            return new Bar(TimeOf(row[0], i), Price("open"), Price("high"), Price("low"), Of("close"), Of("volume"));
        })];

    private static Timestamp TimeOf(string text, int index) =>
        DateTimeOffset.TryParseExact(
            text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time)
            ? Timestamp.From(time)
            : Timestamp.FromSeconds(86_400L * index);

    private static string Text(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Null => "",
        JsonValueKind.Number => element.GetRawText(),
        _ => throw new ArgumentException($"no number: {element}", nameof(element)),
    };
}
