using System.Runtime.CompilerServices;
using Plimsoll.Core.Backtesting;
using Plimsoll.Core.Backtesting.Reporting;
using Plimsoll.Core.Indicators;
using Plimsoll.Core.Market;
using Plimsoll.Core.Strategies;
using Plimsoll.Failures;
using Plimsoll.Features.Data;
using Plimsoll.Runtime.Data;
using Plimsoll.Storage.Datasets;

namespace Plimsoll.Features.Backtests;

/// <summary>A backtest over the bars of datasets.</summary>
internal static class DatasetBacktest
{
    public const string NotFound = "dataset.not_found";

    /// <summary>The report over the bars of datasets, one an instrument.</summary>
    public static Task<BacktestReport> OverAsync(
        BacktestPlan plan, IReadOnlyList<Dataset> datasets, DatasetStore store, BacktestWatch watch)
    {
        var completed = RecordedData.Read(Completed(plan, datasets));
        var fed = completed.Setup.FedTimeframe;
        var count = Math.Max(1.0, datasets.Sum(one => (double)one.Bars * one.Timeframe.Seconds / fed.Seconds));
        return new BacktestRun(completed, watch).ExecuteAsync(
            [.. datasets.Select(one => BarsOf(one, completed, store, watch.Abort))], bars => bars / count);
    }

    /// <exception cref="PlimsollException"><c>dataset.not_found</c>.</exception>
    public static async Task<IReadOnlyList<Dataset>> FindAsync(
        DatasetLookup lookup, Guid? owner, IReadOnlyList<string> names, CancellationToken stop)
    {
        var found = new List<Dataset>();
        foreach (var name in names)
            found.Add(await lookup.FindAsync(owner, name, stop) ?? throw new PlimsollException(
                FailureKind.BadInput, NotFound, $"There is no dataset '{name}'."));
        return found;
    }

    /// <summary>The plan with what only the datasets know.</summary>
    /// <exception cref="PlimsollException">
    /// <c>data.timeframe</c>, <c>strategy.timeframe</c>, <c>data.unknown_instrument</c>, <c>backtest.currency</c>.
    /// </exception>
    public static BacktestPlan Completed(BacktestPlan plan, IReadOnlyList<Dataset> datasets)
    {
        var coarsest = datasets.MaxBy(one => one.Timeframe.Seconds)!.Timeframe;
        var timeframe = plan.TakesTimeframeFromData ? coarsest : plan.Setup.Timeframe;

        // Orders meet the finest bars that all the data have.
        var detail = plan.Setup.DetailTimeframe ?? (coarsest.Seconds < timeframe.Seconds ? coarsest : timeframe);
        foreach (var one in datasets)
            CheckTimeframe(one.Timeframe, detail, one.Name);
        CheckTimeframe(detail, timeframe, datasets[0].Name);
        plan = plan with { Setup = plan.Setup with { Timeframe = timeframe, DetailTimeframe = detail } };
        CheckStrategy(plan.Setup);
        plan = HoldOut.Apply(plan, datasets);
        var traded = datasets.SkipLast(plan.Setup.References.Count).ToList();
        plan = plan.TakesInstrumentFromData ? plan.On(InstrumentsOf(traded)) : plan;
        CheckReferences(plan.Setup, datasets.Skip(traded.Count));
        return plan;
    }

    private static void CheckReferences(BacktestSetup setup, IEnumerable<Dataset> datasets)
    {
        if (setup.Strategy.MissingReference(id => setup.Fed.Any(one => one.Id == id)) is { } missing)
            throw new PlimsollException(FailureKind.BadInput, IndicatorException.ReferenceMissing, missing + ".");
        foreach (var (one, instrument) in datasets.Zip(setup.References))
            if (one.InstrumentId != instrument.Id)
                throw new PlimsollException(
                    FailureKind.BadInput, IndicatorException.ReferenceMissing,
                    $"{one.Name} is of {one.InstrumentId}, not of {instrument.Id}.");
    }

    /// <summary>Null when the datasets have bars where the plan wants them, good enough for it.</summary>
    public static PlimsollException? Problem(BacktestPlan plan, IReadOnlyList<Dataset> datasets)
    {
        foreach (var one in datasets)
        {
            if (plan.From > one.LastOpen || plan.To <= one.FirstOpen)
                return new PlimsollException(
                    FailureKind.StateConflict,
                    "backtest.no_data",
                    $"{one.Name} has bars from {one.FirstOpen} to {one.LastOpen} only.");
            // What the import found is of the whole; a part of it, or higher bars, are judged when they have been read.
            var isWhole = plan is { From: null, To: null } && plan.Setup.FedTimeframe == one.Timeframe;
            if (isWhole && BarQuality.Problem(plan, DatasetQuality.Parse(one.Quality).Grade) is { } problem)
                return problem;
        }

        return null;
    }

    private static List<KnownInstrument> InstrumentsOf(IReadOnlyList<Dataset> datasets)
    {
        var known = datasets.Select(one => KnownInstruments.Find(one.InstrumentId.Value) ?? throw new PlimsollException(
            FailureKind.BadInput,
            "data.unknown_instrument",
            $"{one.Name} is of {one.InstrumentId}, which is not known; name an --instrument.")).ToList();
        return InstrumentSet.Problem([.. known.Select(one => one.Instrument)]) is { } problem
            ? throw new PlimsollException(FailureKind.BadInput, problem.Code, problem.Message)
            : known;
    }

    private static void CheckTimeframe(Timeframe lower, Timeframe higher, string name)
    {
        if (!BarAggregator.CanAggregate(lower, higher))
            throw new PlimsollException(
                FailureKind.BadInput,
                DataFileException.BadTimeframe,
                $"{name} has {lower} bars; {higher} bars cannot be built from them.");
    }

    private static IAsyncEnumerable<ReadOnlyMemory<Bar>> BarsOf(
        Dataset dataset, BacktestPlan plan, DatasetStore store, CancellationToken stop)
    {
        var chunks = store.StreamBarsAsync(dataset, plan.From, plan.To, stop);
        return dataset.Timeframe == plan.Setup.FedTimeframe
            ? chunks
            : AggregateAsync(chunks, dataset.Timeframe, plan.Setup.FedTimeframe, stop);
    }

    private static void CheckStrategy(BacktestSetup setup)
    {
        var parameters = setup.Strategy.TryBuild(setup.Parameters, new List<ParameterProblem>());
        if (parameters is not null && setup.Strategy.TimeframeProblem(parameters, setup.Timeframe) is { } problem)
            throw new PlimsollException(FailureKind.BadInput, problem.Code, problem.Message + ".");
    }

    /// <summary>Bars of a higher timeframe, chunk by chunk.</summary>
    private static async IAsyncEnumerable<ReadOnlyMemory<Bar>> AggregateAsync(
        IAsyncEnumerable<ReadOnlyMemory<Bar>> chunks,
        Timeframe lower,
        Timeframe higher,
        [EnumeratorCancellation] CancellationToken stop)
    {
        var aggregator = new BarAggregator(lower, higher);
        var last = Timestamp.MinValue;
        await foreach (var chunk in chunks.WithCancellation(stop))
        {
            var bars = new List<Bar>();
            foreach (var bar in chunk.ToArray())
            {
                last = bar.OpenTime;
                if (aggregator.Add(in bar, out var final))
                    bars.Add(final);
            }

            yield return bars.ToArray();
        }

        if (last > Timestamp.MinValue && aggregator.AdvanceTo(last + lower.Length, out var end))
            yield return new[] { end };
    }
}
