using Plimsoll.Core.Market;
using Plimsoll.Core.Strategies;
using Plimsoll.Core.Trading;

namespace Plimsoll.Core.Engine;

/// <summary>The runs at work: started, asked about their bars, and stopped.</summary>
internal sealed class RunDesk(EngineContext context, ExitDesk exits, SignalDesk signals)
{
    private readonly RunViews _views = new(context.State, exits);
    private readonly List<SignalProposal> _proposals = [];
    private readonly Dictionary<RunId, StrategyRun> _byId = [];

    /// <summary>In the order of their starts.</summary>
    public StrategyRun[] All { get; private set; } = [];

    /// <summary>Takes a strategy run on; the fact is emitted unless the run is being restored from facts.</summary>
    public void Start(StrategyRun run)
    {
        if (!context.State.Runs.ContainsKey(run.Configuration.Id))
            context.Emit(new AccountFact.RunStarted(context.Clock, run.Configuration));
        run.Continue(context.State.Runs[run.Configuration.Id]);
        _byId.Add(run.Configuration.Id, run);
        All = [.. All, run];
    }

    /// <summary>Ends a run: no new entries; its working entries are cancelled, its position closed if asked.</summary>
    public void Stop(RunId id, string reason, bool flatten)
    {
        if (!_byId.Remove(id, out var stopped))
            return;
        stopped.Indicators.ReleaseWindows();
        All = [.. All.Where(run => run.Configuration.Id != id)];
        context.Emit(new AccountFact.RunStopped(context.Clock, id, reason));
        foreach (var (signal, status) in context.State.Signals.Open.ToArray())
            if (signal.RunId == id && status != SignalStatus.Active)
                signals.Drop(signal.Number, SignalStatus.Cancelled, "strategy.stopped");
        foreach (var order in context.State.Orders.Open.ToArray())
            if (order.Ticket.RunId == id && order.Ticket.IsEntry)
                context.Cancel(order);
        if (flatten)
            foreach (var position in context.State.Positions)
                if (position.RunId == id)
                    exits.Close(position, ExitReason.SignalClose);
    }

    /// <summary>Null when it is not at work.</summary>
    public StrategyRun? Find(RunId id) => _byId.GetValueOrDefault(id);

    /// <summary>Something became known of an instrument: its runs see it with their next bar.</summary>
    public void Hear(int slot, MarketNotice notice)
    {
        foreach (var run in All)
            if (run.Slot == slot)
                run.Known.Take(notice);
    }

    /// <summary>
    /// Asks the runs of an instrument and a timeframe about a bar that became final; not those that look at others too,
    /// whose bars may be still to come.
    /// </summary>
    public void Evaluate(int slot, in Timeframe timeframe, in Bar bar)
    {
        foreach (var run in All)
            if (run.Slot == slot && run.TimeframeSeconds == timeframe.Seconds && run.References.Count == 0)
                Evaluate(run, in bar);
    }

    /// <summary>Asks a run about a bar of its own that became final, and takes what it proposes.</summary>
    public void Evaluate(StrategyRun run, in Bar printed)
    {
        if (run.Instrument.IsKnown(in printed))
            Consider(run, in printed);
        else
            Consider(run, run.Instrument.Known(in printed));
    }

    /// <summary>Feeds a past bar to a run without letting it trade: warm-up, and rebuilding after a restart.</summary>
    public static void Warm(StrategyRun run, in Bar printed)
    {
        var bar = run.Instrument.Known(in printed);
        if (run.LooksAtItself)
            run.TakeReference(run.Slot, in bar);
        if (!run.Indicators.Update(in bar))
            return;
        var evaluation = run.History.Next();
        evaluation.Begin(bar.OpenTime);
        run.Strategy.OnBar(new StrategyView(in bar, RunViews.EndOf(run), run.Known), evaluation, []);
        evaluation.Block("strategy.warming_up");
        run.LastBar = bar.OpenTime;
        run.BarsSeen++;
    }

    private void Consider(StrategyRun run, in Bar bar)
    {
        if (run.LooksAtItself)
            run.TakeReference(run.Slot, in bar);
        if (run.IsFaulted || !run.Indicators.Update(in bar))
            return;
        run.LastBar = bar.OpenTime;
        run.BarsSeen++;
        var evaluation = run.History.Next();
        evaluation.Begin(bar.OpenTime);
        var position = context.State.Positions[run.Slot];
        if (position.Trailing is not null && position.RunId == run.Configuration.Id)
            exits.Trail(position);
        if (_views.IsIdle(run))
            Ask(run, new StrategyView(in bar, RunViews.EndOf(run), run.Known), evaluation);
        else
            Ask(run, _views.Of(run, in bar), evaluation);
        if (_proposals.Count > 0)
            TakeProposals(run, evaluation, in bar);
    }

    private void Ask(StrategyRun run, in StrategyView view, Evaluation evaluation)
    {
        try
        {
            run.Strategy.OnBar(in view, evaluation, _proposals);
        }
        catch (Exception error)
        {
            // The boundary of a run: a fault in a strategy ends that run, never the account. The fact tells it.
            run.IsFaulted = true;
            _proposals.Clear();
            evaluation.Block("strategy.faulted");
            context.Disable(run.Configuration.Id, $"strategy.faulted: {error.GetType().Name}: {error.Message}");
        }
    }

    private void TakeProposals(StrategyRun run, Evaluation evaluation, in Bar bar)
    {
        var proposals = _proposals.ToArray();
        _proposals.Clear();
        foreach (var proposal in proposals)
            if (signals.Take(run, proposal, in bar) is { } code)
                evaluation.Block(code);
    }
}
