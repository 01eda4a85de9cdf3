using Plimsoll.Core.Simulation;
using Plimsoll.Core.Strategies;

namespace Plimsoll.Core.Backtesting.LookAhead;

/// <summary>
/// Whether a strategy decides with what it could not know yet. It runs over the whole series, then with the series cut
/// at seeded times, then with everything after each of these cuts replaced, of the instrument and at the same time of
/// all others that it looks at: every comparison and every signal before the cut must be the same, to the last bit.
/// </summary>
/// <param name="setup">The backtest; its strategy is the one the factory makes.</param>
/// <param name="strategyOver">
/// Makes the strategy for a series. A built-in or rule strategy never sees the series and ignores it; whoever brings
/// one that computes ahead gives it the series here, so that it has no more than the check allows.
/// </param>
public sealed class LookAheadCheck(
    BacktestSetup setup, Func<LookAheadSeries, StrategyDefinition> strategyOver)
{
    public const int MostCuts = 20;

    /// <summary>More are not looked at: forty runs, and their bars in memory, must end.</summary>
    public const int MostBars = 500_000;

    /// <summary>Times at which the series is cut.</summary>
    public int Cuts { get; init; } = MostCuts;

    public LookAheadCheck(BacktestSetup setup)
        : this(setup, _ => setup.Strategy)
    {
    }

    /// <param name="series">
    /// Bars of the first instrument and of the setup's references; of more than <see cref="MostBars"/> the first.
    /// </param>
    /// <param name="seed">Of the cuts and of the bars that replace others.</param>
    /// <param name="isStopped">Takes the share that is done; true ends the check with what it has seen.</param>
    public LookAheadResult Run(LookAheadSeries series, long seed, Func<double, bool> isStopped)
    {
        series = series.Before(MostBars);
        var random = new SeededRandom(unchecked((ulong)seed));
        var whole = new DecisionTrace(Setup(series), series);
        var marks = new ulong[series.Own.Length];
        for (var i = 0; i < marks.Length; i++)
            marks[i] = whole.Next();
        var first = Math.Min(whole.WarmupBars, marks.Length / 2) + 1;
        var (cuts, findings) = (0, new List<LookAheadFinding>());
        foreach (var at in SeededTimes.Between(first, marks.Length, Cuts, random))
        {
            if (isStopped((double)cuts / Cuts))
                break;
            cuts++;
            var cut = new Cut(series, marks, at);
            Add(findings, Compare(cut, series.Before(at), LookAheadTest.Cut));
            Add(findings, Compare(cut, series.OtherwiseFrom(at, random), LookAheadTest.Perturbed));
        }

        var starts = new StartCheck(Setup(series), series);
        return new LookAheadResult
        {
            Strategy = setup.Strategy.Name,
            StrategyVersion = setup.Strategy.Version,
            Bars = marks.Length,
            Cuts = cuts,
            Signals = whole.Signals,
            Seed = seed,
            Findings = [.. findings.OrderBy(finding => finding.BarTime).ThenBy(finding => finding.CutAt)],
            // One that threw has no decisions to compare.
            StartFindings = whole.IsFaulted ? [] : starts.Run(random, () => isStopped(1)),
            Starts = starts.Count,
        };
    }

    private readonly record struct Cut(LookAheadSeries Series, ulong[] Marks, int At);

    private LookAheadFinding? Compare(Cut cut, LookAheadSeries other, LookAheadTest test)
    {
        var trace = new DecisionTrace(Setup(other), other);
        var bars = cut.Series.Own.Span;
        for (var i = 0; i < cut.At; i++)
            if (trace.Next() != cut.Marks[i])
            {
                var (what, whole, changed) = DecisionOn(i, cut.Series).DifferenceTo(trace.Decision());
                var (at, on) = (bars[cut.At].OpenTime, bars[i].OpenTime);
                return new LookAheadFinding(test, at, on, what, whole, changed) { Instrument = setup.Instrument.Id.Value };
            }

        return null;
    }

    // Once more from the start: what a mark stands for is kept of no bar, so that memory stays small.
    private Decision DecisionOn(int index, LookAheadSeries series)
    {
        var trace = new DecisionTrace(Setup(series), series);
        for (var i = 0; i <= index; i++)
            trace.Next();
        return trace.Decision();
    }

    // One run decides for one instrument: what else the account trades and finer bars stay out of it.
    private BacktestSetup Setup(LookAheadSeries series) => setup with
    {
        Instruments = [setup.Instrument],
        DetailTimeframe = null,
        Strategy = strategyOver(series),
    };

    private static void Add(List<LookAheadFinding> findings, LookAheadFinding? finding)
    {
        if (finding is not null)
            findings.Add(finding);
    }
}
