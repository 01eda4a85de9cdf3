using System.Globalization;
using Plimsoll.Core.Engine;
using Plimsoll.Core.Market;
using Plimsoll.Core.Trading;

namespace Plimsoll.Core.Backtesting.LookAhead;

/// <summary>A backtest of which only the decisions count: a mark of every bar, and on demand what it stands for.</summary>
internal sealed class DecisionTrace : IBacktestObserver
{
    private readonly BacktestSession _session;
    private readonly LookAheadSeries _series;
    private readonly ReferenceCursor _others;
    private readonly List<string> _signals = [];
    private int _next;

    public DecisionTrace(BacktestSetup setup, LookAheadSeries series)
    {
        _session = new BacktestSession(setup, this);
        _series = series;
        _others = new ReferenceCursor(series);
    }

    public long Signals { get; private set; }

    /// <summary>It threw, and is not asked any more.</summary>
    public bool IsFaulted => _session.Run.IsFaulted;

    public int WarmupBars => _session.Run.Strategy.WarmupBars;

    /// <summary>
    /// Decides the next bar; a mark that equal decisions share and others, but for one in 2⁶⁴, do not.
    /// </summary>
    public ulong Next()
    {
        _signals.Clear();
        ref readonly var bar = ref _series.Own.Span[_next++];
        while (_others.TryTake(bar.OpenTime, out var other))
            _session.OnReferences([other]);
        _session.OnBar(in bar);
        return Mark();
    }

    /// <summary>What was decided on the last bar.</summary>
    public Decision Decision() =>
        LookAhead.Decision.Of(_session.Run.History.Last!, _session.Run.Strategy.ConditionNames, _signals);

    public void OnFacts(ReadOnlySpan<AccountFact> facts)
    {
        foreach (var fact in facts)
            if (fact is AccountFact.SignalCreated { Signal: var signal })
            {
                Signals++;
                _signals.Add(Text(signal));
            }
    }

    public void OnEquity(Timestamp closeTime, double equity, double exposureFraction)
    {
        // Decisions alone are compared.
    }

    private ulong Mark()
    {
        if (_session.Run.History.Last is not { } evaluation)
            return 0;
        var mark = new MarkBuilder();
        foreach (var condition in evaluation.Conditions)
        {
            mark.Add(condition.Left);
            mark.Add(condition.Right);
            mark.Add((ulong)condition.Name * 64 + (ulong)condition.Comparison * 8 + (ulong)condition.Outcome);
        }

        mark.Add(evaluation.State);
        mark.Add(evaluation.Blocker);
        foreach (var signal in _signals)
            mark.Add(signal);
        return mark.Value;
    }

    private static string Text(Signal signal) => string.Create(
        CultureInfo.InvariantCulture,
        $"{signal.Action} {signal.Side} at {signal.EntryPrice} stop {signal.StopLoss} target {signal.TakeProfit}"
        + $" trailing {signal.Trailing} confidence {signal.Confidence} expires {signal.ExpiresAt}: {signal.Reason}");
}
