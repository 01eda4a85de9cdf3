using System.Runtime.CompilerServices;
using Plimsoll.Core.Backtesting;
using Plimsoll.Core.Backtesting.Reporting;
using Plimsoll.Core.Market;
using Plimsoll.Core.Strategies;
using Plimsoll.Failures;
using Plimsoll.Features.Data;
using Plimsoll.Runtime.Data;
using Plimsoll.Storage.Datasets;

namespace Plimsoll.Features.Backtests;

/// <summary>A backtest over the bars of a dataset.</summary>
internal static class DatasetBacktest
{
    /// <summary>The report over a dataset's bars, aggregated where the plan wants a higher timeframe.</summary>
    public static Task<BacktestReport> OverAsync(
        BacktestPlan plan, Dataset dataset, DatasetStore store, BacktestWatch watch)
    {
        var completed = Completed(plan, dataset);
        var chunks = store.StreamBarsAsync(dataset, plan.From, plan.To, watch.Abort);
        if (completed.Setup.Timeframe != dataset.Timeframe)
            chunks = AggregateAsync(chunks, dataset.Timeframe, completed.Setup.Timeframe, watch.Abort);
        var perBar = completed.Setup.Timeframe.Seconds / dataset.Timeframe.Seconds;
        return new BacktestRun(completed, watch).ExecuteAsync(chunks, dataset.Bars / perBar);
    }

    /// <summary>The plan with what only the dataset knows.</summary>
    /// <exception cref="PlimsollException"><c>data.timeframe</c>, <c>strategy.timeframe</c>, <c>data.unknown_instrument</c>.</exception>
    public static BacktestPlan Completed(BacktestPlan plan, Dataset dataset)
    {
        if (plan.TakesTimeframeFromData)
            plan = plan with { Setup = plan.Setup with { Timeframe = dataset.Timeframe } };
        if (!BarAggregator.CanAggregate(dataset.Timeframe, plan.Setup.Timeframe))
            throw new PlimsollException(
                FailureKind.BadInput,
                DataFileException.BadTimeframe,
                $"{dataset.Name} has {dataset.Timeframe} bars; {plan.Setup.Timeframe} bars cannot be built from them.");
        CheckStrategy(plan.Setup);
        if (!plan.TakesInstrumentFromData)
            return plan;
        var known = KnownInstruments.Find(dataset.InstrumentId.Value) ?? throw new PlimsollException(
            FailureKind.BadInput,
            "data.unknown_instrument",
            $"{dataset.Name} is of {dataset.InstrumentId}, which is not known; name an --instrument.");
        return plan.On(known.Instrument, known.IsFallback);
    }

    /// <summary>Null when the dataset has bars where the plan wants them, good enough for it.</summary>
    public static PlimsollException? Problem(BacktestPlan plan, Dataset dataset)
    {
        if (plan.From > dataset.LastOpen || plan.To <= dataset.FirstOpen)
            return new PlimsollException(
                FailureKind.StateConflict,
                "backtest.no_data",
                $"{dataset.Name} has bars from {dataset.FirstOpen} to {dataset.LastOpen} only.");
        // What the import found is of the whole; a part of it, or higher bars, are judged when they have been read.
        var isWhole = plan is { From: null, To: null } && plan.Setup.Timeframe == dataset.Timeframe;
        return isWhole ? BarQuality.Problem(plan, DatasetQuality.Parse(dataset.Quality).Grade) : null;
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
