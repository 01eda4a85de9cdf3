using Plimsoll.Core.Engine;
using Plimsoll.Core.Market;
using Plimsoll.Core.Strategies;

namespace Plimsoll.Core.Backtesting.Reporting;

/// <summary>
/// "Why no trade", bar by bar: the last evaluations of a backtest, and of the earlier ones those that made a signal.
/// Copies of what the engine's own short rings hold: the engine stays as fast as it is, and only who wants a report
/// pays for the long ones.
/// </summary>
internal sealed class EvaluationLog
{
    /// <summary>Of the last bars, and again of those with a signal; all instruments together.</summary>
    public const int Kept = 5_000;

    private readonly Line[] _lines;

    public EvaluationLog(IReadOnlyList<StrategyRun> runs) =>
        _lines = [.. runs.Select(run => new Line(run, Kept / runs.Count))];

    /// <summary>Takes what was decided since the last call.</summary>
    /// <param name="signalled">Instruments that a signal was made for since then; emptied.</param>
    public void Take(List<InstrumentId> signalled)
    {
        foreach (var line in _lines)
            line.Take(signalled);
        signalled.Clear();
    }

    /// <summary>In ascending time.</summary>
    public IReadOnlyList<LoggedEvaluation> ToArray() =>
        [.. _lines.SelectMany(line => line.All()).OrderBy(one => one.Evaluation.BarTime)];

    private sealed class Line(StrategyRun run, int kept)
    {
        private readonly int _conditions =
            Math.Max(run.Strategy.ConditionNames.Count, Evaluation.MaxConditions);

        private EvaluationHistory? _last;
        private EvaluationHistory? _withSignal;
        private Timestamp _taken = Timestamp.MinValue;

        public void Take(List<InstrumentId> signalled)
        {
            if (run.History.Last is not { } evaluation || evaluation.BarTime <= _taken)
                return;
            _taken = evaluation.BarTime;
            evaluation.CopyTo((_last ??= new EvaluationHistory(kept, _conditions)).Next());
            if (signalled.Count == 0 || !signalled.Contains(run.Configuration.InstrumentId))
                return;
            evaluation.CopyTo((_withSignal ??= new EvaluationHistory(kept, _conditions)).Next());
        }

        public IEnumerable<LoggedEvaluation> All()
        {
            var last = (_last?.Newest() ?? []).ToList();
            var withSignal = (_withSignal?.Newest() ?? []).ToList();
            var times = withSignal.Select(one => one.BarTime).ToHashSet();
            var oldest = last.Count > 0 ? last[^1].BarTime : Timestamp.MinValue;
            return withSignal.Where(one => one.BarTime < oldest).Concat(last)
                .Select(one => new LoggedEvaluation(
                    run.Configuration.InstrumentId, one, run.Strategy.ConditionNames,
                    times.Contains(one.BarTime)));
        }
    }
}
