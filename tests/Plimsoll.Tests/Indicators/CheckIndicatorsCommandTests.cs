using System.Text.Json;
using Plimsoll.Commands;
using Plimsoll.Core.Indicators;
using Plimsoll.Core.Market;
using Plimsoll.Runtime.Data;

namespace Plimsoll.Tests.Indicators;

public sealed class CheckIndicatorsCommandTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("plimsoll-check-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task Every_kind_over_bars_is_checked()
    {
        var (exit, output, error) = await RunAsync("--json");

        (exit, error).ShouldBe((0, ""));
        var answer = JsonSerializer.Deserialize<JsonElement>(output);
        answer.GetProperty("isClean").GetBoolean().ShouldBeTrue();
        answer.GetProperty("items").GetArrayLength().ShouldBe(IndicatorCatalog.OverBars.Count);
        answer.GetProperty("skipped").GetInt32().ShouldBe(0);
    }

    [Fact]
    public async Task One_kind_answers_in_a_sentence()
    {
        (await RunAsync("--indicator", "sma", "--set", "period=5", "--timeframe", "5m"))
            .ShouldBe((0, "sma(5) kept its values over 10 ends and 5 starts, settled after 4 bars.\n", ""));
        (await RunAsync("--indicator", "ema")).Output.ShouldContain("too few bars for a later start");
        (await RunAsync("--indicator", "obv")).Output.ShouldContain("depends on its first bar");
    }

    [Theory]
    [InlineData("--indicator nothing", "indicator.unknown_kind: --indicator")]
    [InlineData("--indicator sma --set period=0", "indicator.parameter: --set period")]
    [InlineData("--set period=5", "validation.format: --set")]
    [InlineData("--timeframe 7m", "validation.enum: --timeframe")]
    public async Task Bad_input_is_named(string options, string problem)
    {
        var (exit, output, error) = await RunAsync(options.Split(' '));

        (exit, output).ShouldBe((2, ""));
        error.ShouldStartWith(problem);
    }

    private async Task<(int Exit, string Output, string Error)> RunAsync(params string[] more)
    {
        var path = Path.Combine(_folder, "bars.csv");
        await using (var writer = new StreamWriter(path))
            BarCsv.Write(writer, Enumerable.Range(0, 1_000).Select(Bar));
        using var output = new StringWriter { NewLine = "\n" };
        using var error = new StringWriter { NewLine = "\n" };
        var exit = await CommandLineProgram.RunAsync(
            ["data", "check-indicators", "--file", path, .. more], output, error);
        return (exit, output.ToString(), error.ToString());
    }

    private static Bar Bar(int i)
    {
        var start = new Timestamp(1_672_531_200_000_000) + TimeSpan.FromMinutes(i);
        var (open, close) = (Level(i), Level(i + 1));
        return new Bar(start, open, Math.Max(open, close) + 2, Math.Min(open, close) - 2, close, 50 + i % 7);
    }

    private static double Level(int i) => Math.Round(200 + 20 * Math.Sin(i / 25.0) + 8 * Math.Sin(i / 7.3), 2);
}
