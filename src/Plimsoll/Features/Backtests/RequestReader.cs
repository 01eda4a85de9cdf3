using Plimsoll.Api;
using Plimsoll.Core.Backtesting;
using Plimsoll.Core.Indicators;
using Plimsoll.Core.Market;
using Plimsoll.Core.Risk;
using Plimsoll.Core.Simulation;
using Plimsoll.Core.Strategies;
using Plimsoll.Core.Trading;
using Plimsoll.Runtime.Data;

namespace Plimsoll.Features.Backtests;

/// <summary>
/// Turns a request into a plan, or into everything that is wrong with it: the one place that knows the ranges and
/// defaults of a backtest. Problems carry the names of the API's fields.
/// </summary>
internal sealed class RequestReader(BacktestRequest request, NamedThings named, FieldProblems problems)
{
    private const decimal MostCostFraction = 0.05m;
    private const int MostReason = 500;
    private const decimal UsualJitter = 0.2m;

    // Zero to five basis points; the other models begin at one.
    private const decimal UsualUniformSlippage = 0.0005m;

    private static readonly IReadOnlyDictionary<string, string> NoParameters = new Dictionary<string, string>();

    // 2 % of equity: small enough that a bad strategy is a cheap lesson.
    private static readonly SizingRule UsualSizing = new SizingRule.EquityFraction(0.02m);

    /// <summary>Null when there are problems, its own or earlier ones.</summary>
    public BacktestPlan? Read()
    {
        var timeframe = Frame();
        CheckStrategy(timeframe);
        var detail = Detail(timeframe);
        CheckTicks();
        var wanted = new RequestedInstruments(request, named.Source, problems);
        var (known, references) = (wanted.Read(), wanted.ReadReferences());
        CheckReferences(known, references);
        CheckRanges();
        CheckOpening();
        CheckCosts();
        var limits = Limits();
        var blackout = request.Blackout?.TryBuild(problems, "blackout.");
        var sizing = request.Sizing is { } view ? view.TryBuild(problems) : UsualSizing;
        if (request.From >= request.To)
            problems.Format(false, "from", "Must be before the end.");
        if (problems.Any || known is null || references is null
            || named is not { Source: { } source, Strategy: { } strategy })
            return null;
        var plan = new BacktestPlan
        {
            Source = source,
            From = request.From,
            To = request.To,
            HoldOut = request.HoldOut ?? 0m,
            OpeningReason = request.OpenHoldOut?.Trim(),
            RiskFreeFraction = request.RiskFreeFraction ?? EquityStatisticsOptions.DefaultRiskFreeFraction,
            MakerFeeFraction = request.MakerFeeFraction,
            TakerFeeFraction = request.TakerFeeFraction,
            TakesInstrumentFromData = request is { InstrumentId: null, InstrumentIds: null }
                && source is BarSource.Datasets or BarSource.Session,
            TakesTimeframeFromData = request.Timeframe is null && source is BarSource.Datasets,
            AcceptsLowQuality = request.AcceptLowQuality ?? false,
            ChecksLookAhead = request.CheckLookAhead ?? false,
            Setup = new BacktestSetup
            {
                Instruments = [.. known.Select(one => one.Instrument)],
                References = [.. references.Select(one => one.Instrument)],
                Timeframe = timeframe,
                DetailTimeframe = detail,
                Ticks = source.Ticks,
                Strategy = strategy,
                Parameters = request.Parameters ?? NoParameters,
                InitialBalance = new Money(request.InitialBalance ?? 10_000m),
                Sizing = strategy.Sizing ?? sizing!,
                Leverage = request.Leverage ?? 1m,
                FundingFraction = request.FundingFraction ?? 0.0001m,
                Limits = limits,
                Blackout = blackout,
                Venue = Venue(),
                ClosesAtEnd = request.CloseAtEnd ?? true,
            },
        };
        return plan.On(known);
    }

    private Timeframe Frame()
    {
        var code = request.Timeframe ?? named.Strategy?.DefaultTimeframe ?? "1m";
        problems.OneOf(code, "timeframe", [.. Timeframe.Codes]);
        return Timeframe.TryOf(code, out var timeframe) ? timeframe : default;
    }

    private Timeframe? Detail(Timeframe timeframe)
    {
        if (request.DetailTimeframe is not { } code
            || !problems.OneOf(code, "detailTimeframe", [.. Timeframe.Codes]))
            return null;
        var detail = Timeframe.Of(code);
        if (IsKnown(timeframe) && !BarAggregator.CanAggregate(detail, timeframe))
            problems.Add(new FieldProblem(
                "detailTimeframe", DataFileException.BadTimeframe,
                $"{timeframe} bars cannot be built from {detail} bars."));
        return detail;
    }

    private void CheckTicks()
    {
        if (named.Source is not { Ticks: not IndicatorInput.None })
            return;
        problems.Format(
            request.DetailTimeframe is null, "detailTimeframe", "Trades are finer than any bars: leave it out.");
        problems.Format(request.CheckLookAhead is not true, "checkLookAhead", "The check runs on bars, not on trades.");
    }

    // Which instruments datasets have is known only with them, where none is named.
    private void CheckReferences(
        IReadOnlyList<KnownInstrument>? known, IReadOnlyList<KnownInstrument>? references)
    {
        if (named.Strategy is not { } strategy || known is null || references is null)
            return;
        var others = references.Select(one => one.Instrument.Id).ToHashSet();
        var isNamed = request is not { InstrumentId: null, InstrumentIds: null } || !IsKnowing(named.Source);
        foreach (var id in others)
            problems.Format(
                strategy.References.Any(use => use.Instrument == id)
                && !(isNamed && known.Any(one => one.Instrument.Id == id)),
                "references", $"{id} is traded too, or nothing in {strategy.Name} looks at it.");
        if (isNamed && strategy.MissingReference(
            id => others.Contains(id) || known.Any(one => one.Instrument.Id == id)) is { } missing)
            problems.Add(new FieldProblem("references", IndicatorException.ReferenceMissing, missing + "."));
    }

    // Which instruments it has is known only with what is stored.
    private static bool IsKnowing(BarSource? source) => source is BarSource.Datasets or BarSource.Session;

    // The timeframe of a dataset is known only with the dataset.
    private bool IsKnown(Timeframe timeframe) =>
        timeframe != default && !(request.Timeframe is null && named.Source is BarSource.Datasets);

    private void CheckStrategy(Timeframe timeframe)
    {
        if (named.Strategy is not { } strategy)
            return;
        if (named.Source is { } source && strategy.MissingInput(source.Inputs) is { } missing)
            problems.Add(new FieldProblem("strategy", IndicatorException.InputMissing, missing + "."));
        var refusals = new List<ParameterProblem>();
        var parameters = strategy.TryBuild(request.Parameters ?? NoParameters, refusals);
        foreach (var refusal in refusals)
            problems.Add(ProblemOf($"parameters.{refusal.Name}", refusal));
        if (IsKnown(timeframe) && parameters is not null && strategy.TimeframeProblem(parameters, timeframe) is { } problem)
            problems.Add(ProblemOf("timeframe", problem));
    }

    private static FieldProblem ProblemOf(string field, ParameterProblem problem) =>
        new(field, problem.Code, problem.Message + ".")
        {
            Min = problem.Min,
            Max = problem.Max,
            Allowed = problem.Allowed,
        };

    private void CheckRanges()
    {
        problems.Range(request.Recordings?.Count ?? 0, "recordings", 0, RecordedData.Most);
        problems.Range(request.InitialBalance ?? 10_000m, "initialBalance", 100m, 1_000_000_000m);
        problems.Range(request.HoldOut ?? 0m, "holdOut", 0m, HoldOut.Most);
        problems.Range(request.Leverage ?? 1m, "leverage", 1m, HardLimits.MaxFxLeverage);
        const decimal MostFunding = FundingFile.MostFraction;
        problems.Range(request.FundingFraction ?? 0m, "fundingFraction", -MostFunding, MostFunding);
        problems.Range(request.LatencyMs ?? 0, "latencyMs", 0, (int)SimulatedVenueOptions.MostLatency.TotalMilliseconds);
        problems.Range(request.LatencyJitter ?? 0m, "latencyJitter", 0m, 1m);
        problems.Range(request.FillProbability ?? 1m, "fillProbability", 0m, 1m);
        problems.Range(request.PartialFills ?? 1m, "partialFills", 0.001m, 1m);
        problems.Range(request.RiskFreeFraction ?? 0, "riskFreeFraction", -0.05, 0.5);
    }

    private void CheckOpening()
    {
        if (request.OpenHoldOut is { } reason && problems.Length(reason.Trim(), "openHoldOut", 1, MostReason))
            problems.Format(
                named.Source is null or BarSource.Datasets && request.HoldOut is null or 0m, "openHoldOut",
                "Only what is held out of datasets can be opened, and not sealed in the same run.");
    }

    private void CheckCosts()
    {
        problems.Range(request.MakerFeeFraction ?? 0m, "makerFeeFraction", 0m, MostCostFraction);
        problems.Range(request.TakerFeeFraction ?? 0m, "takerFeeFraction", 0m, MostCostFraction);
        problems.Range(request.SlippageFraction ?? 0m, "slippageFraction", 0m, MostCostFraction);
        problems.Range(request.SpreadIncrements ?? 0m, "spreadIncrements", 0m, 100m);
    }

    private RiskLimits Limits()
    {
        var limits = RiskLimits.Hard;
        foreach (var (name, value) in request.Limits ?? new Dictionary<string, decimal>())
        {
            var term = LimitTerm.All.FirstOrDefault(one => one.Name == name);
            if (term is null)
                problems.OneOf(name, $"limits.{name}", [.. LimitTerm.All.Select(one => one.Name)]);
            else if (problems.Range(value, $"limits.{name}", term.Min, term.Max)
                && problems.Format(term.Allows(value), $"limits.{name}", "Must be a whole number."))
                limits = term.Set(limits, value);
        }

        return limits;
    }

    private SimulatedVenueOptions Venue()
    {
        var defaults = new SimulatedVenueOptions();
        var model = request.SlippageModel ?? defaults.SlippageModel;
        return defaults with
        {
            SlippageModel = model,
            SlippageFraction = request.SlippageFraction
                ?? (model == SlippageModel.Uniform ? UsualUniformSlippage : defaults.SlippageFraction),
            // A slippage that somebody names is the whole of it; only the default adds half a spread.
            SpreadIncrements = request.SpreadIncrements
                ?? (request.SlippageFraction is null ? defaults.SpreadIncrements : 0m),
            Latency = request.LatencyMs is { } latency ? TimeSpan.FromMilliseconds(latency) : defaults.Latency,
            LatencyJitter = request.LatencyJitter ?? UsualJitter,
            FillProbability = request.FillProbability ?? defaults.FillProbability,
            VolumeShare = request.PartialFills ?? defaults.VolumeShare,
            SameBarPolicy = request.SameBarPolicy ?? defaults.SameBarPolicy,
            Seed = request.Seed ?? defaults.Seed,
        };
    }
}
