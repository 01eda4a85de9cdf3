using Plimsoll.Api;
using Plimsoll.Core.Backtesting;
using Plimsoll.Core.Market;
using Plimsoll.Core.Simulation;
using Plimsoll.Core.Strategies;
using Plimsoll.Core.Trading;
using Plimsoll.Runtime.Data;

namespace Plimsoll.Features.Backtests;

/// <summary>Turns a request into a plan, or into everything that is wrong with it.</summary>
/// <param name="request">What was asked for.</param>
/// <param name="strategy">The one that the request names; null where there is none.</param>
/// <param name="problems">Takes every problem.</param>
internal sealed class RequestReader(
    RunBacktest.Request request, StrategyDefinition? strategy, FieldProblems problems)
{
    private const decimal MostCostFraction = 0.05m;

    /// <summary>Null when there are problems.</summary>
    public BacktestPlan? Read()
    {
        var source = Source();
        var definition = Strategy();
        var code = request.Timeframe ?? definition?.DefaultTimeframe ?? "1m";
        problems.OneOf(code, "timeframe", [.. Timeframe.Codes]);
        var known = Instrument();
        CheckRanges();
        var sizing = request.Sizing is { } view ? view.TryBuild(problems) : new SizingRule.EquityFraction(0.02m);
        if (request.From >= request.To)
            problems.Format(false, "from", "Must be before to.");
        if (problems.Any)
            return null;
        var plan = new BacktestPlan
        {
            Source = source!,
            From = request.From,
            To = request.To,
            RiskFreeFraction = request.RiskFreeFraction ?? EquityStatisticsOptions.DefaultRiskFreeFraction,
            MakerFeeFraction = request.MakerFeeFraction,
            TakerFeeFraction = request.TakerFeeFraction,
            TakesInstrumentFromData = request.InstrumentId is null && request.Dataset is not null,
            TakesTimeframeFromData = request.Timeframe is null && request.Dataset is not null,
            Setup = new BacktestSetup
            {
                Instrument = known!.Instrument,
                Timeframe = Timeframe.Of(code),
                Strategy = definition!,
                Parameters = request.Parameters ?? new Dictionary<string, string>(),
                InitialBalance = new Money(request.InitialBalance ?? 10_000m),
                Sizing = definition!.Sizing ?? sizing!,
                Venue = Venue(),
            },
        };
        return plan.On(known.Instrument, known.IsFallback);
    }

    private BarSource? Source()
    {
        if (request is { Dataset: { Length: > 0 } name, SyntheticSeed: null })
            return new BarSource.Dataset(name);
        if (request is { Dataset: null, SyntheticSeed: >= 0 and var seed })
            return new BarSource.Synthetic((ulong)seed);
        problems.Add(new FieldProblem(
            "dataset", "validation.required", "Give either a dataset or a syntheticSeed of 0 or more."));
        return null;
    }

    private StrategyDefinition? Strategy()
    {
        if (strategy is null)
        {
            problems.OneOf(request.Strategy, "strategy", [.. StrategyCatalog.All.Select(one => one.Name)]);
            return null;
        }

        var refusals = new List<ParameterProblem>();
        strategy.TryBuild(request.Parameters ?? new Dictionary<string, string>(), refusals);
        foreach (var refusal in refusals)
            problems.Add(new FieldProblem($"parameters.{refusal.Name}", refusal.Code, refusal.Message)
            {
                Min = refusal.Min,
                Max = refusal.Max,
                Allowed = refusal.Allowed,
            });
        return strategy;
    }

    private KnownInstrument? Instrument()
    {
        var name = request.InstrumentId ?? SyntheticInstrument.Defaults[0].Instrument.Id.Value;
        var known = KnownInstruments.Find(name);
        var isOfMarket = request.SyntheticSeed is null || known?.Instrument.Id.Venue == SyntheticInstrument.Venue;
        if (known is null || !isOfMarket)
            problems.Add(new FieldProblem("instrumentId", "data.unknown_instrument", $"'{name}' is not known here."));
        return known;
    }

    private void CheckRanges()
    {
        problems.Range(request.InitialBalance ?? 10_000m, "initialBalance", 100m, 1_000_000_000m);
        problems.Range(request.MakerFeeFraction ?? 0m, "makerFeeFraction", 0m, MostCostFraction);
        problems.Range(request.TakerFeeFraction ?? 0m, "takerFeeFraction", 0m, MostCostFraction);
        problems.Range(request.SlippageFraction ?? 0m, "slippageFraction", 0m, MostCostFraction);
        problems.Range(request.SpreadIncrements ?? 0m, "spreadIncrements", 0m, 100m);
        problems.Range(request.RiskFreeFraction ?? 0, "riskFreeFraction", -0.05, 0.5);
    }

    private SimulatedVenueOptions Venue()
    {
        var defaults = new SimulatedVenueOptions();
        return defaults with
        {
            SlippageFraction = request.SlippageFraction ?? defaults.SlippageFraction,
            SpreadIncrements = request.SpreadIncrements ?? defaults.SpreadIncrements,
            SameBarPolicy = request.SameBarPolicy ?? defaults.SameBarPolicy,
            Seed = request.Seed ?? defaults.Seed,
        };
    }
}
