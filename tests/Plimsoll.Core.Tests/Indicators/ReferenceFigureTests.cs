using System.Globalization;
using System.Text.Json;
using Plimsoll.Core.Indicators;
using Plimsoll.Core.Indicators.Averages;
using Plimsoll.Core.Market;
using Plimsoll.Testing;

namespace Plimsoll.Core.Tests.Indicators;

/// <summary>Figures that others computed: Stock.Indicators for .NET, and LEAN's test data (from TA-Lib).</summary>
public sealed class ReferenceFigureTests
{
    [Theory]
    [InlineData("sma", 20)]
    [InlineData("ema", 20)]
    [InlineData("rsi", 14)]
    public void Agrees_with_Stock_Indicators(string kind, int period) =>
        ShouldEqual(Values(kind, period, Quotes()), Results(kind, kind), 1e-9);

    [Theory]
    [InlineData("atr", "value")]
    [InlineData("atrp", "percent")]
    public void Atr_agrees_with_Stock_Indicators(string property, string field) =>
        ShouldEqual([null, .. Values("atr", 14, FromSecond(Quotes()), field)], Results("atr", property), 1e-9);

    [Fact]
    public void Atr_percent_agrees_with_the_normalized_ATR_of_TA_Lib()
    {
        var rows = Rows("reference/indicators/lean/spy_natr.txt").ToArray();
        var bars = rows.Select((row, i) => ToBar(row, i, 1)).ToArray();
        double?[] expected = [.. rows.Select(row => row[6].Length == 0 ? (double?)null : Number(row[6]))];
        ShouldEqual([null, .. Values("atr", 5, FromSecond(bars), "percent")], expected, 1e-9);
    }

    [Fact]
    public void Nested_EMA_agrees_with_the_triple_EMA_of_TA_Lib()
    {
        var rows = Rows("reference/indicators/lean/spy_tema.txt").ToArray();
        var (first, second, third) = (new Ema(5), new Ema(5), new Ema(5));
        for (var i = 0; i < rows.Length; i++)
        {
            Chain(ToBar(rows[i], i, 1), first, second, third);
            third.IsWarm.ShouldBe(rows[i][5] != "NaN", $"row {i}");
            if (third.IsWarm)
                (3 * first.Value - 3 * second.Value + third.Value).ShouldBe(Number(rows[i][5]), 1e-9, $"row {i}");
        }
    }

    private static void Chain(Bar bar, params Ema[] averages)
    {
        foreach (var average in averages)
        {
            average.Update(in bar);
            if (!average.IsWarm)
                return;
            bar = new Bar(bar.OpenTime, average.Value, average.Value, average.Value, average.Value, 1);
        }
    }

    // They leave the first true range out; a first bar that reaches to the close before it stands for that.
    private static IEnumerable<Bar> FromSecond(Bar[] bars)
    {
        var close = bars[0].Close;
        var second = bars[1];
        second = second with { High = Math.Max(second.High, close), Low = Math.Min(second.Low, close) };
        return [second, .. bars[2..]];
    }

    private static Bar[] Quotes() =>
        [.. Rows("reference/indicators/skender/quotes/default.csv").Select((row, i) => ToBar(row, i, 1))];

    private static double?[] Values(string kind, int period, IEnumerable<Bar> bars, string field = "value")
    {
        var spec = IndicatorCatalog.Spec(kind, new Dictionary<string, double> { ["period"] = period });
        var indicator = spec.Kind.Create(spec);
        var read = spec.Kind.Fields.Single(known => known.Name == field).Read;
        return Series.Feed(indicator, bars, () => read(indicator));
    }

    private static double?[] Results(string kind, string property)
    {
        var path = ReferenceData.PathOf($"reference/indicators/skender/results/{kind}.standard.json");
        using var document = JsonDocument.Parse(File.ReadAllText(path));
        return [.. document.RootElement.EnumerateArray().Select(one => NumberOrNull(one.GetProperty(property)))];
    }

    private static double? NumberOrNull(JsonElement element) =>
        element.ValueKind == JsonValueKind.Null ? null : element.GetDouble();

    private static IEnumerable<string[]> Rows(string file) =>
        File.ReadLines(ReferenceData.PathOf(file)).Skip(1).Select(line => line.Split(','));

    private static Bar ToBar(string[] row, int index, int first) =>
        new(Series.Minute(index), Number(row[first]), Number(row[first + 1]), Number(row[first + 2]),
            Number(row[first + 3]), 1);

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);

    private static void ShouldEqual(double?[] actual, double?[] expected, double tolerance)
    {
        actual.Length.ShouldBe(expected.Length);
        actual.Count(value => value is not null).ShouldBeGreaterThan(50);
        for (var i = 0; i < actual.Length; i++)
        {
            (actual[i] is null).ShouldBe(expected[i] is null, $"row {i}");
            (actual[i] ?? 0).ShouldBe(expected[i] ?? 0, tolerance, $"row {i}");
        }
    }
}
