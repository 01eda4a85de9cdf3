using Plimsoll.Core.Backtesting.Reporting;
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

    private const int Chunk = 4_096;

    private readonly LookAheadStep? _lookAhead = plan.ChecksLookAhead ? new LookAheadStep() : null;

    /// <summary>The report of all bars of the plan's file or synthetic market.</summary>
    /// <param name="now">A bar of a file that opens later is a mistake.</param>
    public BacktestReport Execute(Timestamp now)
    {
        using var backtest = new Backtest(plan.Setup, plan.Origin());
        switch (plan.Source)
        {
            case BarSource.File file:
                FeedFile(backtest, file.Path, now);
                break;
            case BarSource.Synthetic synthetic:
                FeedSynthetic(backtest, synthetic.Seed);
                break;
            default:
                throw new InvalidOperationException($"{plan.Source} needs a store");
        }

        return Finish(backtest);
    }

    /// <summary>The report of bars that come in chunks of memory.</summary>
    /// <param name="chunks">The bars.</param>
    /// <param name="count">About how many there are, for progress.</param>
    public async Task<BacktestReport> ExecuteAsync(IAsyncEnumerable<ReadOnlyMemory<Bar>> chunks, long count)
    {
        using var backtest = new Backtest(plan.Setup, plan.Origin());
        await foreach (var chunk in chunks)
        {
            Feed(backtest, chunk.Span);
            if (IsStopped((double)backtest.Bars / Math.Max(1, count)))
                break;
        }

        return Finish(backtest);
    }

    public static PlimsollException TooLarge() =>
        new(FailureKind.BadInput, "backtest.too_large", $"There are more than {MostBars:#,0} bars.");

    private void FeedFile(Backtest backtest, string path, Timestamp now)
    {
        using var file = BarFile.Open(path, new BarFileOptions
        {
            Timeframe = plan.Setup.Timeframe,
            From = plan.From,
            To = plan.To,
            LatestTime = now,
        });
        var bars = new Bar[Chunk];
        while (file.Read(bars) is > 0 and var count && !IsStopped(file.ReadFraction))
            Feed(backtest, bars.AsSpan(0, count));
    }

    private void FeedSynthetic(Backtest backtest, ulong seed)
    {
        var options = new SyntheticMarketOptions { Seed = seed };
        if (SyntheticSpan.Problem(plan, options) is { } problem)
            throw problem;
        var wanted = SyntheticSpan.Of(plan, options);
        var length = (double)(wanted.To.Micros - options.Start.Micros);
        // From the market's start, so that a run can be stopped on the way to a range far from it too.
        var made = new SyntheticRange(options.Start, wanted.To);
        foreach (var bar in SyntheticBars.Generate(options, plan.Setup.Instrument.Id, plan.Setup.Timeframe, made))
        {
            if (bar.OpenTime >= wanted.From)
                Feed(backtest, new ReadOnlySpan<Bar>(in bar));
            if (IsStopped((bar.OpenTime.Micros - options.Start.Micros) / length))
                break;
        }
    }

    // The run itself is a small part of the work where a check follows it.
    private bool IsStopped(double done) =>
        watch.IsStopped(_lookAhead is null ? done : done * LookAheadStep.ShareOfRun);

    private void Feed(Backtest backtest, ReadOnlySpan<Bar> bars)
    {
        _lookAhead?.Keep(bars);
        foreach (ref readonly var bar in bars)
            backtest.OnBar(in bar);
        if (backtest.Bars > MostBars)
            throw TooLarge();
    }

    private BacktestReport Finish(Backtest backtest)
    {
        if (backtest.Bars == 0)
            throw new PlimsollException(
                FailureKind.StateConflict,
                "backtest.no_data",
                $"There is no bar from {plan.From?.ToString() ?? "the start"} to {plan.To?.ToString() ?? "the end"}.");
        var report = backtest.Finish();
        if (BarQuality.Problem(plan, report.Data.Grade) is { } problem)
            throw problem;
        return _lookAhead is null || watch.WasStopped ? report : _lookAhead.Complete(report, plan, watch);
    }
}
