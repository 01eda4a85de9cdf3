using System.Globalization;
using System.Text.Json;
using Plimsoll.Commands;
using Plimsoll.Core.Indicators;
using Plimsoll.Core.Market;
using Plimsoll.Runtime.Data;
using Plimsoll.Tests.Support;

namespace Plimsoll.Tests.Indicators;

[Collection(typeof(MeasuredAlone))]
public sealed class IndicatorsCommandTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("plimsoll-indicators-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task The_list_has_every_kind_with_what_a_form_needs()
    {
        var text = await RunAsync("indicators", "list");
        var json = await RunAsync("indicators", "list", "--json");

        text.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length.ShouldBe(IndicatorCatalog.Kinds.Count);
        var items = JsonSerializer.Deserialize<JsonElement>(json.Output).GetProperty("items").EnumerateArray().ToList();
        items.Select(item => item.GetProperty("name").GetString())
            .ShouldBe(IndicatorCatalog.Kinds.Select(kind => kind.Name));
        var macd = items.Single(item => item.GetProperty("name").GetString() == "macd");
        macd.GetProperty("family").GetString().ShouldBe("momentum");
        macd.GetProperty("parameters")[0].GetProperty("default").GetString().ShouldBe("12");
        macd.GetProperty("fields").EnumerateArray().Select(field => field.GetProperty("name").GetString())
            .ShouldBe(["line", "signal", "histogram"]);
    }

    [Fact]
    public async Task Values_stand_beside_their_times_and_nothing_where_there_are_none()
    {
        double[] closes = [10, 11, 12, 13, 14, 13, 12, 14, 16, 15];

        var answer = await ComputeAsync(Write(closes), "ema", "--set", "period=3");

        answer.ExitCode.ShouldBe(0, answer.Error);
        var lines = answer.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        lines[..3].ShouldBe(["time,value", "2023-01-01T00:00:00Z,", "2023-01-01T01:00:00Z,"]);
        lines[3..].Select(line => double.Parse(line.Split(',')[1], CultureInfo.InvariantCulture))
            .ShouldBe([11, 12, 13, 13, 12.5, 13.25, 14.625, 14.8125]);
    }

    [Fact]
    public async Task Json_has_a_null_for_each_field_without_a_value()
    {
        var answer = await ComputeAsync(Write([.. Enumerable.Range(1, 40)]), "macd", "--set", "fast=5", "--json");

        answer.ExitCode.ShouldBe(0, answer.Error);
        var json = JsonSerializer.Deserialize<JsonElement>(answer.Output);
        json.GetProperty("indicator").GetString().ShouldBe("macd(5,26,9)");
        json.GetProperty("interval").GetString().ShouldBe("1h");
        json.GetProperty("fields").GetArrayLength().ShouldBe(3);
        json.GetProperty("items").GetArrayLength().ShouldBe(40);
        json.GetProperty("items")[0].GetProperty("values").EnumerateArray()
            .ShouldAllBe(value => value.ValueKind == JsonValueKind.Null);
        json.GetProperty("items")[39].GetProperty("values")[0].GetDouble().ShouldBe(10.5, 1e-9);
    }

    [Fact]
    public async Task A_file_of_any_length_needs_no_more_memory_than_a_short_one()
    {
        const int Bars = 300_000;
        var file = Path.Combine(_folder, "long.csv");
        using (var writer = new StreamWriter(file))
            BarCsv.Write(writer, Enumerable.Range(0, Bars).Select(i => BarAt(i, 100 + i % 7)));
        var path = Path.Combine(_folder, "values.csv");
        long most = 0;
        await using (var output = new WatchedWriter(path, () => most = Math.Max(most, GC.GetTotalMemory(true))))
        {
            var before = GC.GetTotalMemory(true);
            var exit = await CommandLineProgram.RunAsync(
                ["indicators", "compute", "--file", file, "--indicator", "bollinger"], output, TextWriter.Null);
            exit.ShouldBe(0);
            (most - before).ShouldBeLessThan(4_000_000, "the file itself has some 12 MB");
        }

        File.ReadLines(path).Count().ShouldBe(Bars + 1);
    }

    [Fact]
    public async Task Higher_bars_are_made_of_the_files()
    {
        var answer = await ComputeAsync(
            Write([.. Enumerable.Range(1, 48)]), "sma", "--set", "period=2", "--timeframe", "1d", "--csv");

        answer.Output.ShouldBe("time,value\n2023-01-01T00:00:00Z,\n2023-01-02T00:00:00Z,36\n");
        (await ComputeAsync(Write([1, 2, 3]), "sma", "--timeframe", "5m")).Error
            .ShouldStartWith("data.timeframe: ");
    }

    [Theory]
    [InlineData("nope", "", "indicator.unknown_kind: --indicator: 'nope'")]
    [InlineData("sma", "period=0", "indicator.parameter: --set period: period must be from 1 to 10000, not 0.")]
    [InlineData("sma", "period=10001", "indicator.parameter: --set period: period must be from 1 to 10000, not 10001.")]
    [InlineData("sma", "period=2.5", "indicator.parameter: --set period: period must be a whole number from 1 to 10000")]
    [InlineData("sma", "period=x", "indicator.parameter: --set period: period must be a number from 1 to 10000, not 'x'")]
    [InlineData("sma", "source=nope", "indicator.parameter: --set source: source must be one of close, open")]
    [InlineData("sma", "speed=1", "indicator.parameter: --set speed: sma has no parameter 'speed'.")]
    [InlineData("macd", "fast=30", "indicator.parameter: --set fast: macd: fast must be less than slow")]
    [InlineData("sma", "period", "validation.format: --set: 'period' must look like name=value.")]
    [InlineData("sma", "period=NaN", "indicator.parameter: --set period: ")]
    public async Task Bad_input_is_exit_2_and_names_parameter_and_range(string kind, string set, string problem)
    {
        var answer = await ComputeAsync(Write([1, 2, 3]), kind, set.Length == 0 ? [] : ["--set", set]);

        answer.ExitCode.ShouldBe(2);
        answer.Output.ShouldBeEmpty();
        answer.Error.ShouldStartWith(problem);
    }

    [Fact]
    public async Task Everything_wrong_is_told_at_once()
    {
        var answer = await RunAsync(
            "indicators", "compute", "--timeframe", "7m", "--indicator", "macd", "--set", "fast=0", "--set", "slow=x",
            "--json");

        answer.ExitCode.ShouldBe(2);
        JsonSerializer.Deserialize<JsonElement>(answer.Error).GetProperty("errors").EnumerateArray()
            .Select(error => $"{error.GetProperty("field")} {error.GetProperty("code")}")
            .ShouldBe(
                [
                    "--file validation.required", "--timeframe validation.enum", "--set fast indicator.parameter",
                    "--set slow indicator.parameter",
                ]);
    }

    [Fact]
    public async Task Windows_are_computed_over_a_file_of_trades()
    {
        // A trade every seven seconds: a window of one minute at the end of a minute is that minute's bar.
        var start = new DateTimeOffset(2024, 1, 1, 0, 0, 0, TimeSpan.Zero);
        var trades = Enumerable.Range(0, 400)
            .Select(i => (Time: start.AddSeconds(7 * i), Price: 100 + 5 * Math.Sin(i / 9.0), Quantity: 1 + i % 3)).ToList();
        var path = Path.Combine(_folder, "trades.csv");
        await File.WriteAllLinesAsync(
            path,
            trades.Select(one => string.Create(
                CultureInfo.InvariantCulture, $"{one.Time:s}Z,{one.Price:R},{one.Quantity}")).Prepend("time,price,quantity"),
            TestContext.Current.CancellationToken);
        var minutes = trades.GroupBy(one => one.Time.AddSeconds(-one.Time.Second)).ToList();
        foreach (var (kind, expected) in new (string, Func<IEnumerable<(DateTimeOffset Time, double Price, int Quantity)>, double>)[]
        {
            ("max_price", minute => minute.Max(one => one.Price)),
            ("deal_count", minute => minute.Count()),
            ("sum_volume", minute => minute.Sum(one => one.Quantity)),
        })
        {
            var answer = await RunAsync("indicators", "compute", "--trades", path, "--indicator", kind, "--set", "t1=60");
            answer.ExitCode.ShouldBe(0, answer.Error);
            var rows = answer.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
            rows[0].ShouldBe("time,value");
            rows.Length.ShouldBe(minutes.Count, "a header, and all minutes but the last");
            for (var i = 1; i < rows.Length; i++)
            {
                var cells = rows[i].Split(',');
                DateTimeOffset.Parse(cells[0], CultureInfo.InvariantCulture).ShouldBe(minutes[i - 1].Key);
                double.Parse(cells[1], CultureInfo.InvariantCulture).ShouldBe(expected(minutes[i - 1]), 1e-9);
            }
        }

        // Ten minutes of trades are needed first.
        var late = await RunAsync("indicators", "compute", "--trades", path, "--indicator", "volume_surge", "--timeframe", "5m");
        late.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries)[1..].Select(row => row.EndsWith(',')).ShouldBe(
            [true, .. Enumerable.Repeat(false, 8)]);
        var json = await RunAsync("indicators", "compute", "--trades", path, "--indicator", "sma", "--set", "period=2", "--json");
        JsonSerializer.Deserialize<JsonElement>(json.Output).GetProperty("items")[1].GetProperty("values")[0].GetDouble()
            .ShouldBe((minutes[0].Last().Price + minutes[1].Last().Price) / 2, 1e-9);
    }

    [Theory]
    [InlineData("--indicator spread_pct", "indicator.input_missing: spread_pct needs Quotes")]
    [InlineData("--indicator twpa --set t1=0", "indicator.window: --set t1: ")]
    [InlineData("--indicator twpa --file bars.csv", "validation.format: --trades: Give either --file or --trades.")]
    [InlineData("--indicator correlation --set reference=a:B --reference-file b.csv", "validation.format: --trades: Two instruments")]
    public async Task Bad_input_beside_trades_is_refused(string words, string problem)
    {
        var path = Path.Combine(_folder, "trades.csv");
        await File.WriteAllTextAsync(path, "time,price,quantity\n2024-01-01T00:00:00Z,1,1\n", TestContext.Current.CancellationToken);
        var answer = await RunAsync(["indicators", "compute", "--trades", path, .. words.Split(' ')]);
        (answer.ExitCode, answer.Output).ShouldBe((2, ""));
        answer.Error.ShouldStartWith(problem);
    }

    [Fact]
    public async Task A_kind_that_needs_volume_is_refused_where_the_file_has_none()
    {
        var answer = await ComputeAsync(Write([1, 2, 3], volume: double.NaN), "obv");

        answer.ExitCode.ShouldBe(2);
        answer.Output.ShouldBeEmpty();
        answer.Error.ShouldStartWith("indicator.input_missing: obv needs Volume");
        (await ComputeAsync(Write([1, 2, 3]), "twpa")).Error.ShouldStartWith("indicator.input_missing: twpa needs Trades");
        (await ComputeAsync(Path.Combine(_folder, "none.csv"), "sma")).Error.ShouldStartWith("data.file_not_found: ");
    }

    private static Task<Answer> ComputeAsync(string file, string kind, params string[] more) =>
        RunAsync(["indicators", "compute", "--file", file, "--indicator", kind, .. more]);

    private static async Task<Answer> RunAsync(params string[] args)
    {
        using var output = new StringWriter(CultureInfo.InvariantCulture);
        using var error = new StringWriter(CultureInfo.InvariantCulture);
        var exitCode = await CommandLineProgram.RunAsync(args, output, error);
        return new Answer(exitCode, output.ToString(), error.ToString());
    }

    private string Write(IReadOnlyList<double> closes, double volume = 1)
    {
        var path = Path.Combine(_folder, "bars.csv");
        using var writer = new StreamWriter(path);
        BarCsv.Write(writer, closes.Select((close, i) => BarAt(i, close) with { Volume = volume }));
        return path;
    }

    private string Write(IReadOnlyList<int> closes) => Write([.. closes.Select(close => (double)close)]);

    private static Bar BarAt(int hour, double price) => new(
        new Timestamp(1_672_531_200_000_000) + TimeSpan.FromHours(hour), price, price, price, price, 1);

    private sealed record Answer(int ExitCode, string Output, string Error);

    /// <summary>Looks at the memory now and then while it is written to.</summary>
    private sealed class WatchedWriter(string path, Action look) : StreamWriter(path)
    {
        private int _writes;

        public override void Write(System.Text.StringBuilder? value)
        {
            if (_writes++ % 20 == 0)
                look();
            base.Write(value);
        }
    }
}
