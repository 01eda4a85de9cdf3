using Plimsoll.Core.Engine;
using Plimsoll.Core.Market;
using Plimsoll.Core.Simulation;
using Plimsoll.Core.Strategies;

namespace Plimsoll.Core.Backtesting.LookAhead;

/// <summary>
/// Whether a strategy decides the same, once warm, when its series begins later. The account stays out of it: one that
/// is in a trade decides otherwise by right.
/// </summary>
internal sealed class StartCheck(BacktestSetup setup, LookAheadSeries series)
{
    private const int MostStarts = 5;

    // What a recursive indicator began with has faded to less than 1e-9 of its value after ten times its period.
    private const int WarmupsToSettle = 10;
    private const double Tolerance = 1e-9;

    // The same for both starts, as a run has it that never traded.
    private static readonly RunEnd Started = new(Timestamp.MinValue, RunOutcome.Started);

    /// <summary>Starts that were tried.</summary>
    public int Count { get; private set; }

    public IReadOnlyList<StartFinding> Run(SeededRandom random, Func<bool> isStopped)
    {
        var settle = WarmupsToSettle * Math.Max(1, new Mind(setup, series).WarmupBars);
        var findings = new List<StartFinding>();
        foreach (var start in SeededTimes.Between(1, series.Own.Length - settle, MostStarts, random))
        {
            if (isStopped())
                break;
            Count++;
            if (Compare(start, settle) is { } finding)
                findings.Add(finding);
        }

        return findings;
    }

    private StartFinding? Compare(int start, int settle)
    {
        var (early, late) = (new Mind(setup, series), new Mind(setup, series.From(start)));
        var bars = series.Own.Span;
        for (var i = 0; i < bars.Length; i++)
        {
            ref readonly var bar = ref bars[i];
            early.Decide(in bar);
            if (i < start)
                continue;
            late.Decide(in bar);
            if (i >= start + settle && !early.Agrees(late))
            {
                var (what, was, became) = early.Decision().DifferenceTo(late.Decision());
                return new StartFinding(bars[start].OpenTime, bar.OpenTime, what, was, became);
            }
        }

        return null;
    }

    /// <summary>The strategy alone, always flat.</summary>
    private sealed class Mind
    {
        private readonly StrategyRun _run;
        private readonly Evaluation _evaluation;
        private readonly List<SignalProposal> _proposals = [];
        private readonly NoticeSchedule? _notices;
        private readonly ReferenceCursor _others;

        public Mind(BacktestSetup setup, LookAheadSeries series)
        {
            _notices = NoticeSchedule.Of(setup);
            _others = new ReferenceCursor(series);
            _run = StrategyRun.Create(
                BacktestRuns.Of(setup).First(), setup.Strategy, new InstrumentTable(setup.Fed), 1);
            _evaluation = new Evaluation(
                Math.Max(_run.Strategy.ConditionNames.Count, Evaluation.MaxConditions));
        }

        public int WarmupBars => _run.Strategy.WarmupBars;

        public void Decide(in Bar printed)
        {
            var bar = _run.Instrument.Known(in printed);
            _proposals.Clear();
            _evaluation.Begin(bar.OpenTime);
            while (_notices?.TryTake(bar.OpenTime + _run.Configuration.Timeframe.Length, out _, out var notice) is true)
                TradingEngine.Warm(_run, notice);
            while (_others.TryTake(bar.OpenTime, out var other))
                _run.TakeReference(other.Slot, other.Bar);
            if (_run.LooksAtItself)
                _run.TakeReference(_run.Slot, in bar);
            if (_run.Indicators.Update(in bar))
                _run.Strategy.OnBar(new StrategyView(in bar, Started, _run.Known), _evaluation, _proposals);
        }

        public bool Agrees(Mind other)
        {
            var here = _evaluation.Conditions;
            var there = other._evaluation.Conditions;
            if (here.Length != there.Length || _evaluation.State != other._evaluation.State
                || _proposals.Count != other._proposals.Count)
                return false;
            for (var i = 0; i < here.Length; i++)
                if (here[i].Name != there[i].Name || here[i].Outcome != there[i].Outcome
                    || !IsClose(here[i].Left, there[i].Left) || !IsClose(here[i].Right, there[i].Right))
                    return false;
            for (var i = 0; i < _proposals.Count; i++)
                if (!Agree(_proposals[i], other._proposals[i]))
                    return false;
            return true;
        }

        public Decision Decision() => LookAhead.Decision.Of(
            _evaluation, _run.Strategy.ConditionNames, _proposals.Select(one => one.ToString()));

        private static bool Agree(SignalProposal here, SignalProposal there) =>
            here.Action == there.Action && here.Side == there.Side && here.Confidence == there.Confidence
            && IsClose(here.StopLoss ?? 0, there.StopLoss ?? 0) && IsClose(here.TakeProfit ?? 0, there.TakeProfit ?? 0);

        private static bool IsClose(double here, double there) => here.Equals(there)
            || Math.Abs(here - there) <= Tolerance * Math.Max(1, Math.Max(Math.Abs(here), Math.Abs(there)));
    }
}
