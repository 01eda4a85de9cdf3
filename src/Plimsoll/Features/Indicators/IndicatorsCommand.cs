using System.CommandLine;
using System.Text.Json;
using Plimsoll.Api;
using Plimsoll.Commands;
using Plimsoll.Core.Indicators;
using Plimsoll.Core.Market;
using Plimsoll.Failures;
using Plimsoll.Runtime.Data;

namespace Plimsoll.Features.Indicators;

/// <summary><c>plimsoll indicators list|compute</c>: the catalog, and values over a file without any server.</summary>
internal static class IndicatorsCommand
{
    public static Command Create()
    {
        var indicators = new Command("indicators", "List indicators and compute them over a file.");
        indicators.Subcommands.Add(CreateList());
        indicators.Subcommands.Add(CreateCompute());
        return indicators;
    }

    private static Command CreateList()
    {
        var json = SharedOptions.Json();
        var list = new Command("list", "Every kind with its parameters and fields.") { json };
        list.SetAction(async (parsed, _) =>
        {
            var output = parsed.InvocationConfiguration.Output;
            if (parsed.GetValue(json))
                await output.WriteLineAsync(
                    JsonSerializer.Serialize(new { items = IndicatorKindView.All }, ApiJson.Options));
            else
                foreach (var kind in IndicatorCatalog.Kinds)
                    await output.WriteLineAsync(Line(kind));
            return ExitCodes.Ok;
        });
        return list;
    }

    private static Command CreateCompute()
    {
        var options = new ComputeOptions();
        var compute = new Command("compute", "Values of an indicator on every bar of a file: CSV, or JSON.");
        foreach (var option in options.All)
            compute.Options.Add(option);
        compute.SetAction((parsed, stop) => ComputeAsync(parsed, options, stop));
        return compute;
    }

    private static async Task<int> ComputeAsync(ParseResult parsed, ComputeOptions options, CancellationToken stop)
    {
        var isJson = parsed.GetValue(options.Json);
        if (isJson && parsed.GetValue(options.Csv))
            throw Invalid("--csv and --json exclude each other.");
        var problems = new FieldProblems();
        var (path, trades) = (parsed.GetValue(options.File), parsed.GetValue(options.Trades));
        if (trades is null)
            problems.Required(path, "--file");
        problems.Format(path is null || trades is null, "--trades", "Give either --file or --trades.");
        var timeframe = TimeframeOf(parsed.GetValue(options.Timeframe), problems);
        var sets = SetsOf(parsed.GetValue(options.Set) ?? [], problems);
        var spec = new SpecReader(problems, "--indicator", "--set ").Read(parsed.GetValue(options.Indicator), sets);
        CheckReference(spec, parsed.GetValue(options.ReferenceFile), problems);
        problems.Format(
            trades is null || spec is null or { Reference: null }, "--trades", "Two instruments are compared by their bars.");
        if (problems.Any || spec is null)
            return await CommandProblems.TellAsync(parsed.InvocationConfiguration.Error, isJson, problems);
        if (trades is not null)
        {
            using var tape = TradeFile.Open(trades, new TradeFileOptions());
            WriteTrades(parsed.InvocationConfiguration.Output, tape, spec, (timeframe ?? Timeframe.OneMinute, isJson), stop);
            return ExitCodes.Ok;
        }

        using var file = BarFile.Open(path!, new BarFileOptions { Timeframe = timeframe });
        spec.Kind.Require(file.HasVolume ? IndicatorInput.Bars | IndicatorInput.Volume : IndicatorInput.Bars);
        var interval = timeframe ?? file.SourceTimeframe;
        using var other = spec.Reference is null
            ? null
            : BarFile.Open(parsed.GetValue(options.ReferenceFile)!, new BarFileOptions { Timeframe = interval });
        var rows = new IndicatorRows(parsed.InvocationConfiguration.Output, spec, interval)
        {
            Indicator = spec.Kind.Create(spec),
            References = other?.ReadToEnd() ?? [],
        };
        rows.Write(file.ReadToEnd(), isJson, stop);
        return ExitCodes.Ok;
    }

    private static void WriteTrades(
        TextWriter output, TradeFile file, IndicatorSpec spec, (Timeframe Interval, bool IsJson) form, CancellationToken stop)
    {
        var tape = new IndicatorTrades(file, form.Interval, spec);
        var rows = new IndicatorRows(output, spec, form.Interval)
        {
            Indicator = tape.Window is null ? spec.Kind.Create(spec) : null,
            Window = tape.Window,
        };
        rows.Write(tape.Bars(), form.IsJson, stop);
    }

    private static void CheckReference(IndicatorSpec? spec, string? path, FieldProblems problems)
    {
        if (spec is { Reference: { } reference } && path is null)
            problems.Add(new FieldProblem(
                "--reference-file", IndicatorException.ReferenceMissing, $"{spec.Id} needs the bars of {reference}."));
        problems.Format(
            path is null || spec is null or { Reference: not null }, "--reference-file",
            "This kind looks at one instrument alone.");
    }

    internal static Timeframe? TimeframeOf(string? code, FieldProblems problems)
    {
        if (code is null || !problems.OneOf(code, "--timeframe", [.. Timeframe.Codes]))
            return null;
        return Timeframe.Of(code);
    }

    internal static Dictionary<string, string> SetsOf(IReadOnlyList<string> texts, FieldProblems problems)
    {
        var sets = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var text in texts)
        {
            var parts = text.Split('=', 2, StringSplitOptions.TrimEntries);
            if (parts is not [{ Length: > 0 } name, { Length: > 0 } value])
                problems.Format(false, "--set", $"'{text}' must look like name=value.");
            else if (!sets.TryAdd(name, value))
                problems.Format(false, "--set", $"{name} is given twice.");
        }

        return sets;
    }

    private static string Line(IndicatorKind kind)
    {
        var parameters = kind.Parameters.Select(one =>
            $"{one.Name}={(one.IsInstrument ? "INSTRUMENT" : IndicatorText.Default(one))}");
        return $"{kind.Name,-24} {kind.Title,-36} {string.Join(' ', parameters)}".TrimEnd();
    }

    private static PlimsollException Invalid(string message) =>
        new(FailureKind.BadInput, "command.invalid", message);

    /// <summary>Read as text and checked together, so that every problem is told at once.</summary>
    private sealed class ComputeOptions
    {
        public Option<string?> File { get; } = new("--file")
        {
            Description = "A CSV file of bars, plain or gzip: Binance klines or columns with a header.",
        };

        public Option<string?> Trades { get; } = new("--trades")
        {
            Description = "A CSV file of market trades instead; a row for each --timeframe (1m), as of its end.",
        };

        public Option<string?> ReferenceFile { get; } = new("--reference-file")
        {
            Description = "Bars of the instrument that a kind such as correlation compares with.",
        };

        public Option<string?> Timeframe { get; } = new("--timeframe")
        {
            Description = "Bar length, the file's or a multiple: 1m, 5m, 1h, 1d ... (the file's).",
        };

        public Option<string?> Indicator { get; } = new("--indicator") { Description = "A kind, such as macd." };

        public Option<string[]> Set { get; } = new("--set") { Description = "A parameter, name=value; repeatable." };

        public Option<bool> Csv { get; } = new("--csv") { Description = "Print a CSV table; that is the default." };

        public Option<bool> Json { get; } = SharedOptions.Json();

        public IReadOnlyList<Option> All => [File, Trades, ReferenceFile, Timeframe, Indicator, Set, Csv, Json];
    }
}
