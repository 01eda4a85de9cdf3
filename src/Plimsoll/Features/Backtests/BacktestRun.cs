using Plimsoll.Core.Backtesting;
using Plimsoll.Core.Backtesting.Reporting;
using Plimsoll.Core.Indicators;
using Plimsoll.Core.Market;
using Plimsoll.Core.Simulation;
using Plimsoll.Failures;
using Plimsoll.Runtime.Data;

namespace Plimsoll.Features.Backtests;

/// <summary>
/// Feeds a plan's bars to its backtest and says how far it is. A run that is stopped keeps what it has seen.
/// </summary>
internal sealed class BacktestRun(BacktestPlan plan, BacktestWatch watch)
{
    // More would take days; the table of limits says so.
    public const long MostBars = 20_000_000;

    // As the specification of backtests has it: an hour or so.
    private const long MostTicks = 2_000_000_000;

    private readonly LookAheadStep? _lookAhead = plan.ChecksLookAhead ? new LookAheadStep(plan.Setup) : null;

    /// <summary>The report of all bars of the plan's files or synthetic market.</summary>
    /// <param name="plan">What to run; files that belong to it are read here.</param>
    /// <param name="watch">Hears how far it is, and can stop it.</param>
    /// <param name="now">A bar of a file that opens later is a mistake.</param>
    public static Task<BacktestReport> OverAsync(BacktestPlan plan, BacktestWatch watch, Timestamp now) =>
        new BacktestRun(HoldOut.Apply(RecordedData.Read(plan), now), watch).ExecuteAsync(now);

    private async Task<BacktestReport> ExecuteAsync(Timestamp now)
    {
        if (plan.Setup.HasTicks)
            return await TickedAsync(now);
        if (plan.Source is BarSource.Synthetic { Seed: var seed } && plan.Setup.Fed.Count == 1)
            return Made(seed);
        SeriesReader[] readers = plan.Source switch
        {
            BarSource.Files files => [.. files.Paths.Select(path => SeriesReader.OfFile(path, FileOptions(now)))],
            BarSource.Synthetic synthetic => Market(synthetic.Seed),
            _ => throw new InvalidOperationException($"{plan.Source} needs a store"),
        };
        return await ExecuteAsync(
            [.. readers.Select(reader => reader.ReadAsync(watch.Abort))], _ => readers.Average(reader => reader.Done));
    }

    private async Task<BacktestReport> TickedAsync(Timestamp now)
    {
        var reader = plan.Source switch
        {
            BarSource.Trades trades => TickReader.OfFiles(
                trades.Paths, new TradeFileOptions { From = plan.From, To = plan.To, LatestTime = now }),
            BarSource.Synthetic synthetic => TradesOf(synthetic.Seed),
            _ => throw new InvalidOperationException($"{plan.Source} has no trades"),
        };
        return await ExecuteAsync(reader.ReadAsync(watch.Abort), () => reader.Done);
    }

    /// <summary>The report of trades that come in chunks, each good until the next is asked for.</summary>
    /// <param name="ticks">In the order of time.</param>
    /// <param name="done">The share of them that has come.</param>
    public async Task<BacktestReport> ExecuteAsync(
        IAsyncEnumerable<ReadOnlyMemory<SlotTick>> ticks, Func<double> done)
    {
        using var backtest = new Backtest(plan.Setup, plan.Origin());
        await foreach (var chunk in ticks)
        {
            foreach (ref readonly var tick in chunk.Span)
                backtest.OnTick(in tick);
            if (backtest.Ticks > MostTicks)
                throw new PlimsollException(
                    FailureKind.BadInput, "backtest.too_large", $"There are more than {MostTicks:#,0} trades.");
            if (IsStopped(done()))
                break;
        }

        return Finish(backtest);
    }

    // Quotes cost time, and change nothing for a strategy that looks at none.
    private TickReader TradesOf(ulong seed)
    {
        var (options, _, wanted) = Range(seed);
        const IndicatorInput WithoutQuotes = IndicatorInput.Bars | IndicatorInput.Volume | IndicatorInput.Trades;
        return TickReader.OfMarket(
            options, plan.Setup.Fed, wanted, plan.Setup.Strategy.MissingInput(WithoutQuotes) is not null);
    }

    /// <summary>The report of bars that come in chunks of memory, each good until the next is asked for.</summary>
    /// <param name="series">The bars by instrument.</param>
    /// <param name="done">The share that is done after so many bars.</param>
    public async Task<BacktestReport> ExecuteAsync(
        IReadOnlyList<IAsyncEnumerable<ReadOnlyMemory<Bar>>> series, Func<long, double> done)
    {
        using var backtest = new Backtest(plan.Setup, plan.Origin());
        var chunks = series.Select(one => one.GetAsyncEnumerator(watch.Abort)).ToArray();
        try
        {
            if (chunks.Length == 1)
                await FeedAsync(backtest, chunks[0], done);
            else
                await FeedAsync(backtest, chunks, done);
        }
        finally
        {
            foreach (var one in chunks)
                await one.DisposeAsync();
        }

        return Finish(backtest);
    }

    public static PlimsollException TooLarge() =>
        new(FailureKind.BadInput, "backtest.too_large", $"There are more than {MostBars:#,0} bars.");

    private async Task FeedAsync(
        Backtest backtest, IAsyncEnumerator<ReadOnlyMemory<Bar>> chunks, Func<long, double> done)
    {
        while (await chunks.MoveNextAsync())
        {
            foreach (ref readonly var bar in chunks.Current.Span)
            {
                _lookAhead?.Keep(0, in bar);
                backtest.OnBar(in bar);
            }

            if (IsOver(backtest, done))
                return;
        }
    }

    private async Task FeedAsync(
        Backtest backtest, IAsyncEnumerator<ReadOnlyMemory<Bar>>[] chunks, Func<long, double> done)
    {
        var merge = new BarMerge(chunks.Length);
        while (true)
        {
            while (merge.Dry is >= 0 and var slot)
            {
                if (IsOver(backtest, done))
                    return;
                merge.Supply(await NextAsync(chunks[slot]));
            }

            if (merge.IsAtEnd)
                return;
            while (merge.Dry < 0)
                Feed(backtest, merge.Take());
        }
    }

    private void Feed(Backtest backtest, ReadOnlySpan<SlotBar> bars)
    {
        if (_lookAhead is not null)
            foreach (ref readonly var one in bars)
                _lookAhead.Keep(one.Slot, one.Bar);
        backtest.OnBars(bars);
    }

    // An empty chunk is no end: a dataset cut to a range can have some.
    private static async ValueTask<ReadOnlyMemory<Bar>> NextAsync(IAsyncEnumerator<ReadOnlyMemory<Bar>> chunks)
    {
        while (await chunks.MoveNextAsync())
            if (!chunks.Current.IsEmpty)
                return chunks.Current;
        return default;
    }

    private bool IsOver(Backtest backtest, Func<long, double> done) =>
        backtest.Bars > MostBars ? throw TooLarge() : IsStopped(done(backtest.Bars));

    // The run itself is a small part of the work where a check follows it.
    private bool IsStopped(double done) =>
        watch.IsStopped(_lookAhead is null ? done : done * LookAheadStep.ShareOfRun);

    private BarFileOptions FileOptions(Timestamp now) => new()
    {
        Timeframe = plan.Setup.FedTimeframe,
        From = plan.From,
        To = plan.To,
        LatestTime = now,
    };

    private SeriesReader[] Market(ulong seed)
    {
        var (options, made, wanted) = Range(seed);
        return
        [
            .. plan.Setup.Fed.Select(instrument => SeriesReader.OfMarket(
                options, instrument.Id, plan.Setup.FedTimeframe, made with { From = wanted.From })),
        ];
    }

    private BacktestReport Made(ulong seed)
    {
        var (options, made, wanted) = Range(seed);
        using var backtest = new Backtest(plan.Setup, plan.Origin());
        var length = (double)(made.To.Micros - made.From.Micros);
        foreach (var bar in SyntheticBars.Generate(options, plan.Setup.Instrument.Id, plan.Setup.FedTimeframe, made))
        {
            if (bar.OpenTime >= wanted.From)
            {
                _lookAhead?.Keep(0, in bar);
                backtest.OnBar(in bar);
            }

            if (IsStopped((bar.OpenTime.Micros - made.From.Micros) / length))
                break;
        }

        return Finish(backtest);
    }

    // Made from the market's start, so that a run can be stopped on the way to a range far from it too.
    private (SyntheticMarketOptions Options, SyntheticRange Made, SyntheticRange Wanted) Range(ulong seed)
    {
        var options = new SyntheticMarketOptions { Seed = seed };
        if (SyntheticSpan.Problem(plan, options) is { } problem)
            throw problem;
        var wanted = SyntheticSpan.Of(plan, options);
        return (options, new SyntheticRange(options.Start, wanted.To), wanted);
    }

    private BacktestReport Finish(Backtest backtest)
    {
        if (backtest.Bars == 0 && backtest.Ticks == 0)
            throw new PlimsollException(
                FailureKind.StateConflict,
                "backtest.no_data",
                $"There is no {(plan.Setup.HasTicks ? "trade" : "bar")} from {plan.From?.ToString() ?? "the start"} "
                + $"to {plan.To?.ToString() ?? "the end"}.");
        var report = backtest.Finish();
        if (BarQuality.Problem(plan, report.Data.Grade) is { } problem)
            throw problem;
        if (HoldOutNote.Warning(plan) is { } warning)
            report = report with { Diagnosis = [warning, .. report.Diagnosis] };
        return _lookAhead is null || watch.WasStopped ? report : _lookAhead.Complete(report, plan, watch);
    }
}
