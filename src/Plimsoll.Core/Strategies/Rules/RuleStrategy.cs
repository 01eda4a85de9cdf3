using Plimsoll.Core.Indicators;
using Plimsoll.Core.Market;
using Plimsoll.Core.Trading;

namespace Plimsoll.Core.Strategies.Rules;

/// <summary>
/// A document at work. What it remembers (when the signal was detected, until when it pauses) is a function of the
/// bars since the run's last attempt ended, and that moment comes with the view from the account's facts: the same bars
/// and the same facts give the same state after a restart. Fills, positions and exits are never remembered.
/// </summary>
internal sealed class RuleStrategy : Strategy
{
    private static readonly int OwnValues = Enum.GetValues<OwnValue>().Length;

    private static readonly Timestamp Never = new(long.MaxValue);

    private readonly RuleDocument _document;
    private readonly RuleProgram _program;
    private readonly TimeSpan _barLength;
    private readonly double[] _own = new double[OwnValues];
    private RunEnd _since;
    private Timestamp? _detectedAt;
    private Timestamp _pausedUntil = Never;
    private RuleState _pause = RuleState.Monitoring;

    public RuleStrategy(RuleDocument document, IndicatorHub hub)
    {
        _document = document;
        _program = new RuleProgram(document, hub);
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
        var truth = Detect(now, isSeeking, evaluation);
        truth = truth with
        {
            Cancel = _program.Evaluate(RuleSection.Cancel, _own, evaluation) == ConditionOutcome.True,
            Entry = _program.Evaluate(RuleSection.Entry, _own, evaluation) == ConditionOutcome.True,
            Close = _program.Evaluate(RuleSection.Close, _own, evaluation) == ConditionOutcome.True,
            Emergency = _program.Evaluate(RuleSection.Emergency, _own, evaluation) == ConditionOutcome.True,
        };
        evaluation.State = RuleWords.Of(view.Trade is not null && !view.IsLocked
            ? Hold(in view, truth, evaluation, proposals)
            : Seek(in view, truth, evaluation, proposals));
    }

    private readonly record struct Truth(bool IsFree, bool Cancel, bool Entry, bool Close, bool Emergency);

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
        var bar = view.Bar;
        _own[(int)OwnValue.Open] = bar.Open;
        _own[(int)OwnValue.High] = bar.High;
        _own[(int)OwnValue.Low] = bar.Low;
        _own[(int)OwnValue.Close] = bar.Close;
        _own[(int)OwnValue.Volume] = bar.Volume;
        var trade = view.IsLocked ? null : view.Trade;
        _own[(int)OwnValue.PositionAge] = trade is { } open ? (now - open.OpenedAt).TotalSeconds : double.NaN;
        _own[(int)OwnValue.UnrealizedPnl] = trade is { } held ? 100 * held.GainAt(bar.Close) : double.NaN;
    }

    /// <summary>Signals come of bars alone; the bar that ended an attempt, and those before it, are none of ours.</summary>
    private Truth Detect(Timestamp now, bool isSeeking, Evaluation evaluation)
    {
        var isSignal = _program.Evaluate(RuleSection.Signal, _own, evaluation) == ConditionOutcome.True;
        var isFree = now > _since.At && now >= _pausedUntil;
        if (isFree && _detectedAt is null && isSignal)
            _detectedAt = now;
        _own[(int)OwnValue.SignalAge] = _detectedAt is { } at && isFree && isSeeking ? (now - at).TotalSeconds : double.NaN;
        return new Truth { IsFree = isFree };
    }

    private RuleState Seek(
        in StrategyView view, in Truth truth, Evaluation evaluation, ICollection<SignalProposal> proposals)
    {
        if (view.HasWorkingEntry)
            return Blocked(evaluation, "locked", RuleState.EntryEvaluation);
        if (!truth.IsFree)
            return Blocked(
                evaluation, _since.Outcome == RunOutcome.NotStarted ? "strategy.warming_up" : "cooldown", _pause);
        if (_detectedAt is null)
            return RuleState.Monitoring;
        if (truth.Cancel || _own[(int)OwnValue.SignalAge] >= _document.Cancel.Timeout.TotalSeconds)
            return Drop(view.Bar.OpenTime + _barLength, truth.Cancel, evaluation);
        if (!truth.Entry)
            return RuleState.SignalDetected;
        // The lock is another run's affair: it keeps from entering, never from remembering.
        if (view.IsLocked)
            return Blocked(evaluation, "locked", RuleState.SignalDetected);
        proposals.Add(Enter(view.Bar.Close));
        return RuleState.EntryEvaluation;
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
        if (_program.HasFailed(RuleSection.Emergency))
            evaluation.Block("strategy.condition_error");
        if (view.HasWorkingExit)
            return Blocked(evaluation, "locked", RuleState.CloseOrderEvaluation);
        if (!truth.Emergency && !truth.Close)
            return RuleState.PositionActive;
        proposals.Add(new SignalProposal
        {
            Action = SignalAction.Close,
            Side = view.Trade!.Value.Side,
            ExitReason = truth.Emergency ? ExitReason.Emergency : ExitReason.RuleClose,
            Reason = truth.Emergency ? "emergency_exit" : "ze1_close",
        });
        return truth.Emergency ? RuleState.EmergencyExit : RuleState.CloseOrderEvaluation;
    }

    private SignalProposal Enter(double close)
    {
        var sign = _document.Direction == PositionSide.Long ? 1 : -1;
        return new SignalProposal
        {
            Action = SignalAction.Open,
            Side = _document.Direction,
            StopLoss = _document.Entry.Stop.From(close, -sign),
            TakeProfit = _document.Entry.Target?.From(close, sign),
            DeclaredExit = _document.Entry.Target is null ? "ze1_close or emergency_exit" : null,
            Reason = "z1_entry",
        };
    }

    private static RuleState Blocked(Evaluation evaluation, string code, RuleState state)
    {
        evaluation.Block(code);
        return state;
    }
}
