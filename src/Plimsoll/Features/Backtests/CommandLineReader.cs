using Plimsoll.Api;
using Plimsoll.Core.Risk;
using Plimsoll.Core.Simulation;
using Plimsoll.Core.Strategies;
using Plimsoll.Core.Strategies.Rules;
using Plimsoll.Features.Events;

namespace Plimsoll.Features.Backtests;

/// <summary>
/// Turns the texts of a command line into the request that the API takes, and that into a plan, or into everything
/// that is wrong with it, by the names of the options.
/// </summary>
internal sealed class CommandLineReader(CommandLineRequest line, FieldProblems problems)
{
    private readonly OptionTexts _texts = new(problems);

    /// <summary>Null when there are problems.</summary>
    public BacktestPlan? Read()
    {
        var (source, strategy) = (Source(), Strategy());
        var request = Request(_texts.Number("--fee", line.Fee));
        problems.Format(
            line.Recordings.Count == 0 || source is BarSource.Datasets or BarSource.Session or null, "--recording",
            "Recordings are stored beside datasets: give a --dataset, or files with --funding-file and --notices.");
        problems.Format(line.Blackout is null || line.Events is not null, "--blackout", "Only beside --events.");
        CheckFile("--report", line.Report);
        CheckFile("--csv", line.Csv);
        var found = new FieldProblems();
        var plan = new RequestReader(request, new NamedThings(source, strategy), found).Read();
        foreach (var problem in OptionNames.Of(found, line))
            problems.Add(problem);
        return problems.Any ? null : plan! with
        {
            FundingFiles = line.FundingFiles,
            NoticeFiles = line.NoticeFiles,
            EventFile = line.Events,
        };
    }

    private BacktestRequest Request(decimal? fee) => new(line.Strategy ?? "")
    {
        Parameters = _texts.Pairs("--set", line.Set),
        InstrumentIds = line.Instruments.Count > 0 ? line.Instruments : null,
        References = line.References.Count > 0 ? line.References : null,
        Timeframe = line.Timeframe,
        DetailTimeframe = line.Detail,
        From = _texts.Time("--from", line.From),
        To = _texts.Time("--to", line.To),
        HoldOut = _texts.Number("--hold-out", line.HoldOut),
        OpenHoldOut = line.OpenHoldOut,
        InitialBalance = _texts.Number("--cash", line.Cash),
        Sizing = _texts.Sizing("--sizing", line.Sizing),
        Leverage = _texts.Number("--leverage", line.Leverage),
        FundingFraction = _texts.Number("--funding", line.Funding),
        Recordings = line.Recordings,
        Blackout = line.Events is null
            ? null
            : new BlackoutWish { Action = _texts.Choice<BlackoutAction>("--blackout", line.Blackout) },
        MakerFeeFraction = _texts.Number("--maker-fee", line.MakerFee) ?? fee,
        TakerFeeFraction = _texts.Number("--taker-fee", line.TakerFee) ?? fee,
        SlippageModel = _texts.Choice<SlippageModel>("--slippage-model", line.SlippageModel),
        SlippageFraction = _texts.Number("--slippage", line.Slippage),
        SpreadIncrements = _texts.Number("--spread", line.Spread),
        LatencyMs = (int?)_texts.Whole("--latency", line.Latency, int.MaxValue),
        LatencyJitter = _texts.Number("--latency-jitter", line.LatencyJitter),
        FillProbability = _texts.Number("--fill-probability", line.FillProbability),
        PartialFills = _texts.Number("--partial-fills", line.PartialFills),
        SameBarPolicy = _texts.Choice<SameBarPolicy>("--same-bar", line.SameBar),
        CloseAtEnd = line.LeavesOpen ? false : null,
        Limits = _texts.Numbers("--limit", line.Limits),
        AcceptLowQuality = line.AcceptsLowQuality,
        CheckLookAhead = line.ChecksLookAhead,
        RiskFreeFraction = (double?)_texts.Number("--risk-free", line.RiskFree),
        Seed = _texts.Whole("--seed", line.Seed, long.MaxValue),
    };

    private BarSource? Source()
    {
        BarSource?[] given =
        [
            line.Files.Count > 0 ? new BarSource.Files(line.Files) : null,
            line.Datasets.Count > 0 ? new BarSource.Datasets(line.Datasets) : null,
            line.Session is { Length: > 0 } session ? new BarSource.Session(session) : null,
            line.Trades.Count > 0 ? new BarSource.Trades(line.Trades) : null,
            line.Synthetic is { } seed ? new BarSource.Synthetic(_texts.Seed("--synthetic", seed), line.HasTicks) : null,
        ];
        var sources = given.OfType<BarSource>().ToArray();
        if (sources.Length != 1)
            problems.Add(new FieldProblem(
                "--file",
                sources.Length == 0 ? "validation.required" : "validation.format",
                "Give exactly one of --file, --trades, --dataset, --session and --synthetic."));
        problems.Format(!line.HasTicks || line.Synthetic is not null, "--ticks", "Only --synthetic knows --ticks.");
        return sources.FirstOrDefault();
    }

    private StrategyDefinition? Strategy()
    {
        if (!problems.Required(line.Strategy, "--strategy"))
            return null;
        if (line.Strategy.EndsWith(".json", StringComparison.Ordinal) && File.Exists(line.Strategy))
            return OfFile(line.Strategy);
        var found = StrategyCatalog.Find(line.Strategy);
        if (found is null)
        {
            var names = string.Join(", ", StrategyCatalog.All.Select(one => one.Name));
            problems.Add(new FieldProblem(
                "--strategy", "strategy.not_found", $"'{line.Strategy}' is none of {names}."));
        }

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

    private void CheckFile(string option, string? path)
    {
        if (path is null)
            return;
        var folder = Path.GetDirectoryName(Path.GetFullPath(path.Length == 0 ? "." : path));
        if (path.Length == 0 || Directory.Exists(path) || !Directory.Exists(folder))
            problems.Format(false, option, $"'{path}' must be a file in a folder that exists.");
    }
}
