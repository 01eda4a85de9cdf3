using System.CommandLine;
using System.Text.Json;
using Plimsoll.Api;
using Plimsoll.Commands;
using Plimsoll.Core.Backtesting.LookAhead;
using Plimsoll.Core.Indicators;
using Plimsoll.Failures;
using Plimsoll.Runtime.Data;

namespace Plimsoll.Features.Indicators;

/// <summary><c>plimsoll data check-indicators</c>: do values change when the bars begin or end elsewhere?</summary>
internal static class CheckIndicatorsCommand
{
    private const long Seed = 1;

    public static Command Create()
    {
        var options = new Options();
        var command = new Command("check-indicators", "Look for values that change when the bars begin or end elsewhere.");
        foreach (var option in options.All)
            command.Options.Add(option);
        command.SetAction((parsed, stop) => RunAsync(parsed, options, stop));
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, Options options, CancellationToken stop)
    {
        var isJson = parsed.GetValue(options.Json);
        var problems = new FieldProblems();
        var path = parsed.GetValue(options.File);
        problems.Required(path, "--file");
        var timeframe = IndicatorsCommand.TimeframeOf(parsed.GetValue(options.Timeframe), problems);
        var specs = SpecsOf(parsed, options, problems);
        if (problems.Any)
            return await CommandProblems.TellAsync(parsed.InvocationConfiguration.Error, isJson, problems);
        using var file = BarFile.Open(path!, new BarFileOptions { Timeframe = timeframe });
        var bars = file.ReadToEnd().ToArray();
        var available = file.HasVolume ? IndicatorInput.Bars | IndicatorInput.Volume : IndicatorInput.Bars;
        var results = new List<RepaintResult>();
        foreach (var spec in specs.Where(spec => (spec.Kind.Needs & ~available) == IndicatorInput.None))
        {
            stop.ThrowIfCancellationRequested();
            results.Add(new RepaintCheck(spec).Run(bars, Seed));
        }

        await TellAsync(parsed.InvocationConfiguration.Output, results, specs.Count - results.Count, isJson);
        return results.Find(result => !result.IsClean) is { } bad
            ? throw new PlimsollException(FailureKind.Failed, RepaintResult.Code, bad.Verdict())
            : ExitCodes.Ok;
    }

    private static IReadOnlyList<IndicatorSpec> SpecsOf(ParseResult parsed, Options options, FieldProblems problems)
    {
        var sets = IndicatorsCommand.SetsOf(parsed.GetValue(options.Set) ?? [], problems);
        if (parsed.GetValue(options.Indicator) is { } name)
            return new SpecReader(problems, "--indicator", "--set ").Read(name, sets) is { } spec ? [spec] : [];
        problems.Format(sets.Count == 0, "--set", "Name the --indicator that it is for.");
        return [.. IndicatorCatalog.OverBars.Select(kind => kind.Spec())];
    }

    private static async Task TellAsync(
        TextWriter output, IReadOnlyList<RepaintResult> results, int skipped, bool isJson)
    {
        if (isJson)
        {
            await output.WriteLineAsync(JsonSerializer.Serialize(
                new { items = results, skipped, isClean = results.All(result => result.IsClean) }, ApiJson.Options));
            return;
        }

        foreach (var result in results)
            await output.WriteLineAsync(result.Verdict());
        if (skipped > 0)
            await output.WriteLineAsync($"{skipped} left out: the file has no volume.");
    }

    private sealed class Options
    {
        public Option<string?> File { get; } = new("--file")
        {
            Description = "A CSV file of bars, plain or gzip: Binance klines or columns with a header.",
        };

        public Option<string?> Timeframe { get; } = new("--timeframe")
        {
            Description = "Bar length, the file's or a multiple: 1m, 5m, 1h, 1d ... (the file's).",
        };

        public Option<string?> Indicator { get; } = new("--indicator")
        {
            Description = "One kind, such as macd (every kind over bars, with its defaults).",
        };

        public Option<string[]> Set { get; } = new("--set") { Description = "A parameter, name=value; repeatable." };

        public Option<bool> Json { get; } = SharedOptions.Json();

        public IReadOnlyList<Option> All => [File, Timeframe, Indicator, Set, Json];
    }
}
