using Plimsoll.Core.Indicators;
using Plimsoll.Core.Market;
using Plimsoll.Core.Trading;

namespace Plimsoll.Core.Strategies.Rules;

/// <summary>
/// A document at work. What it remembers (when the signal was detected and for which side, until when it pauses) is a
/// function of the bars since the run's last attempt ended, and that moment comes with the view from the account's
/// facts: the same bars and the same facts give the same state after a restart. Fills, positions, exits and the slots
/// that others hold are never remembered.
/// </summary>
internal sealed class RuleStrategy : Strategy
{
    private static readonly int OwnValues = Enum.GetValues<OwnValue>().Length;

    private static readonly Timestamp Never = new(long.MaxValue);

    private readonly RuleDocument _document;
    private readonly RuleProgram _program;
    private readonly RuleProposals _proposals;
    private readonly PositionSide? _onlySide;
    private readonly TimeSpan _barLength;
    private readonly double[] _own = new double[OwnValues];
    private RunEnd _since;
    private Timestamp? _detectedAt;
    private PositionSide? _side;
    private Timestamp _pausedUntil = Never;
    private RuleState _pause = RuleState.Monitoring;

    public RuleStrategy(RuleDocument document, IndicatorHub hub)
    {
        _document = document;
        _program = new RuleProgram(document, hub);
        _proposals = new RuleProposals(document, _program, hub);
        _onlySide = document.Sides.Count == 1 ? document.Sides[0] : null;
        _barLength = hub.Timeframe.Length;
        // An entry that is not at work when its signal would be too old serves another market.
        Terms = new StrategyTerms { SignalLife = document.Cancel.Timeout };
    }

    public override StrategyTerms Terms { get; }

    public override int WarmupBars => _program.WarmupBars;

    public override IReadOnlyList<string> ConditionNames => _program.Names;

    public override void OnBar(in StrategyView view, Evaluation evaluation, ICollection<SignalProposal> proposals)
    {
        var now = view.Bar.OpenTime + _barLength;
        if (view.LastEnd != _since)
            BeginAnew(view.LastEnd);
        Fill(in view, now);
        var isSeeking = !view.HasWorkingEntry && (view.Trade is null || view.IsLocked);
        var signal = _program.Evaluate(RuleSection.Signal, _own, evaluation);
        var truth = new Truth(
            Detect(now, isSeeking, signal),
            IsAmbiguous(signal),
            _program.Evaluate(RuleSection.Cancel, _own, evaluation).IsAny,
            _program.Evaluate(RuleSection.Entry, _own, evaluation),
            _program.Evaluate(RuleSection.Close, _own, evaluation),
            _program.Evaluate(RuleSection.Emergency, _own, evaluation));
        evaluation.State = RuleWords.Of(view.Trade is not null && !view.IsLocked
            ? Hold(in view, truth, evaluation, proposals)
            : Seek(in view, truth, evaluation, proposals));
    }

    private readonly record struct Truth(
        bool IsFree, bool IsAmbiguous, bool Cancel, RuleTruth Entry, RuleTruth Close, RuleTruth Emergency);

    private void BeginAnew(RunEnd since)
    {
        _since = since;
        _detectedAt = null;
        (_pause, var length) = since.Outcome switch
        {
            RunOutcome.NotStarted or RunOutcome.Started => (RuleState.Monitoring, TimeSpan.Zero),
            RunOutcome.Dropped => (RuleState.SignalCancelled, _document.Cancel.Cooldown),
            RunOutcome.Exited => (RuleState.Exited, _document.Limits.CooldownAfterClose),
            RunOutcome.EmergencyExited => (RuleState.Exited, _document.Emergency.Cooldown),
            _ => throw new InvalidOperationException($"no pause follows {since.Outcome}"),
        };
        _pausedUntil = since.Outcome == RunOutcome.NotStarted ? Never : since.At + length;
    }

    private void Fill(in StrategyView view, Timestamp now)
    {
        _own[(int)OwnValue.Open] = view.Bar.Open;
        _own[(int)OwnValue.High] = view.Bar.High;
        _own[(int)OwnValue.Low] = view.Bar.Low;
        _own[(int)OwnValue.Close] = view.Bar.Close;
        _own[(int)OwnValue.Volume] = view.Bar.Volume;
        var (age, gain) = (double.NaN, double.NaN);
        if (!view.IsLocked && view.Trade is { } trade)
            (age, gain) = ((now - trade.OpenedAt).TotalSeconds, 100 * trade.GainAt(view.Bar.Close));
        _own[(int)OwnValue.PositionAge] = age;
        _own[(int)OwnValue.UnrealizedPnl] = gain;
    }

    /// <summary>Signals come of bars alone; the bar that ended an attempt, and those before it, are none of ours.</summary>
    private bool Detect(Timestamp now, bool isSeeking, RuleTruth signal)
    {
        var isFree = now > _since.At && now >= _pausedUntil;
        if (isFree && _detectedAt is null && signal.IsAny && !IsAmbiguous(signal))
        {
            _detectedAt = now;
            _side = _onlySide ?? signal.OnlySide;
        }

        _own[(int)OwnValue.SignalAge] = _detectedAt is { } at && isFree && isSeeking ? (now - at).TotalSeconds : double.NaN;
        return isFree;
    }

    // A signal for both sides at once says nothing; where the sides share a group the entry will say which.
    private bool IsAmbiguous(RuleTruth signal) => _document.Signal.IsSplit && signal is { IsAny: true, OnlySide: null };

    private RuleState Seek(
        in StrategyView view, in Truth truth, Evaluation evaluation, ICollection<SignalProposal> proposals)
    {
        if (view.HasWorkingEntry)
            return Wait(in view, truth, evaluation, proposals);
        if (!truth.IsFree)
            return Blocked(
                evaluation, _since.Outcome == RunOutcome.NotStarted ? "strategy.warming_up" : "cooldown", _pause);
        if (_detectedAt is null)
            return truth.IsAmbiguous
                ? Blocked(evaluation, "strategy.both_sides", RuleState.Monitoring)
                : RuleState.Monitoring;
        if (truth.Cancel || _own[(int)OwnValue.SignalAge] >= _document.Cancel.Timeout.TotalSeconds)
            return Drop(view.Bar.OpenTime + _barLength, truth.Cancel, evaluation);
        // What others hold keeps from entering, never from remembering.
        if (view.IsSlotTaken || view.SlotsTaken >= _document.Limits.Concurrent)
            return Blocked(evaluation, "slot", RuleState.Monitoring);
        if (EntrySide(truth.Entry, evaluation) is not { } side)
            return RuleState.SignalDetected;
        if (view.IsLocked)
            return Blocked(evaluation, "locked", RuleState.SignalDetected);
        if (_proposals.Enter(side, view.Bar.Close) is not { } entry)
            return Blocked(evaluation, "indicator.warming_up", RuleState.SignalDetected);
        proposals.Add(entry);
        return RuleState.EntryEvaluation;
    }

    private PositionSide? EntrySide(RuleTruth entry, Evaluation evaluation)
    {
        if (_side is { } side)
            return entry.Is(side) ? side : null;
        if (entry.IsAny && entry.OnlySide is null)
            evaluation.Block("strategy.both_sides");
        return entry.OnlySide;
    }

    private RuleState Wait(
        in StrategyView view, in Truth truth, Evaluation evaluation, ICollection<SignalProposal> proposals)
    {
        if (view.EntrySide is { } side && truth.Emergency.Is(side) && _document.Emergency.Actions.CancelPending)
        {
            evaluation.Block("strategy.emergency");
            proposals.Add(SignalProposal.CancelEntry(side, "emergency_exit"));
        }

        return Blocked(evaluation, "locked", RuleState.EntryEvaluation);
    }

    private RuleState Drop(Timestamp now, bool byCondition, Evaluation evaluation)
    {
        _detectedAt = null;
        _pausedUntil = now + _document.Cancel.Cooldown;
        _pause = RuleState.SignalCancelled;
        return Blocked(evaluation, byCondition ? "strategy.cancelled" : "strategy.timeout", _pause);
    }

    private RuleState Hold(
        in StrategyView view, in Truth truth, Evaluation evaluation, ICollection<SignalProposal> proposals)
    {
        var side = view.Trade!.Value.Side;
        if (_program.HasFailed(RuleSection.Emergency))
            evaluation.Block("strategy.condition_error");
        if (truth.Emergency.Is(side) && Escape(in view, evaluation, proposals) is { } escaping)
            return escaping;
        if (view.HasWorkingExit)
            return Blocked(evaluation, "locked", RuleState.CloseOrderEvaluation);
        if (!truth.Close.Is(side))
            return RuleState.PositionActive;
        proposals.Add(_proposals.Close(side, view.Bar.Close));
        return RuleState.CloseOrderEvaluation;
    }

    /// <summary>Null where an emergency has nothing to do that is not on its way.</summary>
    private RuleState? Escape(in StrategyView view, Evaluation evaluation, ICollection<SignalProposal> proposals)
    {
        var (side, actions) = (view.Trade!.Value.Side, _document.Emergency.Actions);
        if (actions.ClosePosition)
        {
            // An exit that waits, for a person or at a limit, is overtaken; one at market is as quick as this.
            if (view is { HasWorkingExit: true, IsExitWaiting: false })
                return null;
            proposals.Add(_proposals.Escape(side, evaluation));
            return RuleState.EmergencyExit;
        }

        evaluation.Block("strategy.emergency");
        if (actions.CancelPending && view.HasWorkingEntry)
            proposals.Add(SignalProposal.CancelEntry(side, "emergency_exit"));
        return null;
    }

    private static RuleState Blocked(Evaluation evaluation, string code, RuleState state)
    {
        evaluation.Block(code);
        return state;
    }
}
