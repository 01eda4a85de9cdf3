using System.Globalization;
using Plimsoll.Api;
using Plimsoll.Core.Backtesting;
using Plimsoll.Core.Market;
using Plimsoll.Core.Simulation;
using Plimsoll.Core.Strategies;
using Plimsoll.Core.Strategies.Rules;
using Plimsoll.Runtime.Data;

namespace Plimsoll.Features.Backtests;

/// <summary>Turns a command line into a plan, or into everything that is wrong with it.</summary>
internal sealed class CommandLineReader(CommandLineRequest request, FieldProblems problems)
{
    private const decimal LeastCash = 100m;
    private const decimal MostCash = 1_000_000_000m;
    private const decimal MostCostFraction = 0.05m;

    private readonly OptionTexts _texts = new(problems);

    /// <summary>Null when there are problems.</summary>
    public BacktestPlan? Read()
    {
        var source = Source();
        var definition = Strategy();
        var timeframe = Timeframe(definition);
        var known = Instrument(source);
        var venue = Venue();
        var sizing = SizingText.Read(request.Sizing, problems);
        var cash = _texts.Number("--cash", request.Cash, 10_000m, (LeastCash, MostCash));
        decimal? fee = request.Fee is null ? null : _texts.Number("--fee", request.Fee, 0m, (0m, MostCostFraction));
        var riskFree = _texts.Number("--risk-free", request.RiskFree, 0.02m, (-0.05m, 0.5m));
        var (from, to) = (_texts.Time("--from", request.From), _texts.Time("--to", request.To));
        if (from >= to)
            problems.Format(false, "--from", $"must be before --to: {from} is not before {to}.");
        CheckFile("--report", request.Report);
        CheckFile("--csv", request.Csv);
        var parameters = Parameters(definition);
        if (problems.Any || source is null || definition is null || known is null)
            return null;
        var plan = new BacktestPlan
        {
            Source = source,
            From = from,
            To = to,
            RiskFreeFraction = (double)riskFree,
            MakerFeeFraction = fee,
            TakerFeeFraction = fee,
            TakesInstrumentFromData = request.Instrument is null && source is BarSource.Dataset,
            TakesTimeframeFromData = request.Timeframe is null && source is BarSource.Dataset,
            Setup = new BacktestSetup
            {
                Instrument = known.Instrument,
                Timeframe = timeframe,
                Strategy = definition,
                Parameters = parameters,
                InitialBalance = new Money(cash),
                Sizing = definition.Sizing ?? sizing,
                Venue = venue,
            },
        };
        return plan.On(known.Instrument, known.IsFallback);
    }

    private BarSource? Source()
    {
        BarSource?[] given =
        [
            request.File is { } path ? new BarSource.File(path) : null,
            request.Dataset is { } name ? new BarSource.Dataset(name) : null,
            request.Synthetic is { } seed ? new BarSource.Synthetic(_texts.Seed("--synthetic", seed)) : null,
        ];
        var sources = given.OfType<BarSource>().ToArray();
        if (sources.Length == 1)
            return sources[0];
        problems.Add(new FieldProblem(
            "--file",
            sources.Length == 0 ? "validation.required" : "validation.format",
            "give exactly one of --file, --dataset and --synthetic."));
        return null;
    }

    private StrategyDefinition? Strategy()
    {
        if (!problems.Required(request.Strategy, "--strategy"))
            return null;
        if (request.Strategy.EndsWith(".json", StringComparison.Ordinal) && File.Exists(request.Strategy))
            return OfFile(request.Strategy);
        var found = StrategyCatalog.Find(request.Strategy);
        if (found is null)
            problems.Add(new FieldProblem(
                "--strategy",
                "strategy.not_found",
                $"'{request.Strategy}' is none of {Names(StrategyCatalog.All.Select(one => one.Name))}."));
        return found;
    }

    private RuleDefinition? OfFile(string path)
    {
        var found = new List<RuleProblem>();
        var document = RuleReader.TryRead(File.ReadAllText(path), found);
        foreach (var problem in found)
            problems.Add(new FieldProblem($"--strategy {path} {problem.Path}", problem.Code, problem.Message));
        return document is null ? null : new RuleDefinition(document, version: 1);
    }

    private Timeframe Timeframe(StrategyDefinition? definition)
    {
        var code = request.Timeframe ?? definition?.DefaultTimeframe ?? "1m";
        if (!Core.Market.Timeframe.TryOf(code, out var timeframe))
            problems.Add(new FieldProblem(
                "--timeframe", "validation.enum", $"'{code}' is not one of {Names(Core.Market.Timeframe.Codes)}."));
        return timeframe;
    }

    private KnownInstrument? Instrument(BarSource? source)
    {
        // The synthetic market has a first one; a dataset knows its own, which takes this one's place later.
        var first = SyntheticInstrument.Defaults[0].Instrument;
        var name = request.Instrument ?? (source is null or BarSource.File ? null : first.Id.Value);
        if (!problems.Required(name, "--instrument"))
            return null;
        var known = KnownInstruments.Find(name);
        if (known is null)
            problems.Add(new FieldProblem(
                "--instrument",
                "data.unknown_instrument",
                $"'{name}' is not an instrument; write it as its venue does, like BTCUSDT or EUR/USD."));
        else if (source is BarSource.Synthetic && known.Instrument.Id.Venue != SyntheticInstrument.Venue)
            problems.Add(new FieldProblem(
                "--instrument",
                "data.unknown_instrument",
                "the synthetic market has "
                + $"{Names(SyntheticInstrument.Defaults.Select(one => one.Instrument.Id.Value))}."));
        return known;
    }

    private SimulatedVenueOptions Venue() => new()
    {
        SlippageFraction = _texts.Number("--slippage", request.Slippage, 0.0001m, (0m, MostCostFraction)),
        // A slippage that somebody names is the whole of it; only the default model adds half a spread.
        SpreadIncrements = _texts.Number(
            "--spread", request.Spread, request.Slippage is null ? 1m : 0m, (0m, 100m)),
        Seed = (long)_texts.Number("--seed", request.Seed, 1m, (long.MinValue, long.MaxValue), isWhole: true),
        SameBarPolicy = request.SameBar switch
        {
            null or "stop_first" => SameBarPolicy.StopFirst,
            "target_first" => SameBarPolicy.TargetFirst,
            "by_path" => SameBarPolicy.ByPath,
            _ => Unknown(request.SameBar),
        },
    };

    private SameBarPolicy Unknown(string policy)
    {
        problems.Add(new FieldProblem(
            "--same-bar", "validation.enum", $"'{policy}' is not one of stop_first, target_first, by_path."));
        return SameBarPolicy.StopFirst;
    }

    private Dictionary<string, string> Parameters(StrategyDefinition? definition)
    {
        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var text in request.Set)
        {
            var (name, value) = Split(text);
            if (name.Length == 0 || value.Length == 0)
                problems.Format(false, "--set", $"'{text}' must look like name=value.");
            else if (!values.TryAdd(name, value))
                problems.Format(false, "--set", $"{name} is given twice.");
        }

        var refusals = new List<ParameterProblem>();
        definition?.TryBuild(values, refusals);
        foreach (var refusal in refusals)
            problems.Add(new FieldProblem($"--set {refusal.Name}", refusal.Code, Sentence(refusal)));
        return values;
    }

    private void CheckFile(string option, string? path)
    {
        if (path is null)
            return;
        var folder = Path.GetDirectoryName(Path.GetFullPath(path.Length == 0 ? "." : path));
        if (path.Length == 0 || Directory.Exists(path) || !Directory.Exists(folder))
            problems.Format(false, option, $"'{path}' must be a file in a folder that exists.");
    }

    private static string Sentence(ParameterProblem refusal) => refusal switch
    {
        { Min: { } min, Max: { } max } => $"{refusal.Message} (allowed: {Text(min)} to {Text(max)}).",
        { Allowed: { } allowed } => $"{refusal.Message} (allowed: {Names(allowed)}).",
        _ => refusal.Message + ".",
    };

    private static (string Name, string Value) Split(string text) =>
        text.IndexOf('=', StringComparison.Ordinal) is > 0 and var at
            ? (text[..at].Trim(), text[(at + 1)..].Trim())
            : ("", "");

    private static string Names(IEnumerable<string> names) => string.Join(", ", names);

    private static string Text(decimal value) => value.ToString(CultureInfo.InvariantCulture);
}
