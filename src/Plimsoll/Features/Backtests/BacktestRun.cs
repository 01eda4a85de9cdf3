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
    private const int Chunk = 4_096;

    // More would take days; the table of limits says so.
    private const long MostBars = 20_000_000;

    // A month shows a strategy at work and is made in a second.
    private static readonly TimeSpan SyntheticLength = TimeSpan.FromDays(30);

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
            if (watch.IsStopped((double)backtest.Bars / Math.Max(1, count)))
                break;
        }

        return Finish(backtest);
    }

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
        while (file.Read(bars) is > 0 and var count && !watch.IsStopped(file.ReadFraction))
            Feed(backtest, bars.AsSpan(0, count));
    }

    private void FeedSynthetic(Backtest backtest, ulong seed)
    {
        var options = new SyntheticMarketOptions { Seed = seed };
        var from = plan.From ?? options.Start;
        var to = plan.To ?? from + SyntheticLength;
        if (from < options.Start)
            throw new PlimsollException(
                FailureKind.StateConflict, "backtest.no_data", $"The synthetic market begins at {options.Start}.");
        var (range, length) = (new SyntheticRange(from, to), (double)(to.Micros - options.Start.Micros));
        foreach (var bar in SyntheticBars.Generate(options, plan.Setup.Instrument.Id, plan.Setup.Timeframe, range))
        {
            backtest.OnBar(in bar);
            if (backtest.Bars % Chunk == 0
                && watch.IsStopped((bar.OpenTime.Micros - options.Start.Micros) / length))
                break;
        }
    }

    private static void Feed(Backtest backtest, ReadOnlySpan<Bar> bars)
    {
        foreach (ref readonly var bar in bars)
            backtest.OnBar(in bar);
        if (backtest.Bars > MostBars)
            throw new PlimsollException(
                FailureKind.BadInput, "backtest.too_large", $"There are more than {MostBars:#,0} bars.");
    }

    private BacktestReport Finish(Backtest backtest) => backtest.Bars > 0
        ? backtest.Finish()
        : throw new PlimsollException(
            FailureKind.StateConflict,
            "backtest.no_data",
            $"There is no bar from {plan.From?.ToString() ?? "the start"} to {plan.To?.ToString() ?? "the end"}.");
}
