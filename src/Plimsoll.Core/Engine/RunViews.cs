using Plimsoll.Core.Market;
using Plimsoll.Core.Strategies;
using Plimsoll.Core.Trading;

namespace Plimsoll.Core.Engine;

/// <summary>What a run is shown of the account on a bar of its own.</summary>
internal sealed class RunViews(AccountState state, ExitDesk exits)
{
    /// <summary>
    /// Whether there is nothing to show but the bar, as mostly: a view is large, and made in one place it costs half.
    /// </summary>
    public bool IsIdle(StrategyRun run) =>
        state.Signals.IsEmpty && state.Positions[run.Slot].IsFlat
        && (run.Configuration.Document is null || state.Positions.Length == 1);

    public StrategyView Of(StrategyRun run, in Bar bar)
    {
        var position = state.Positions[run.Slot];
        var entry = state.Signals.EntrySide(run.Configuration.Id);
        var (taken, isOwn) = run.Configuration.Document is null ? default : RuleSlots.Of(state, run.Configuration);
        var view = new StrategyView(bar, position.IsFlat ? null : new OpenTrade(position), entry is not null)
        {
            LastEnd = EndOf(run),
            Known = run.Known,
            EntrySide = entry,
            SlotsTaken = taken,
            IsSlotTaken = isOwn,
        };
        if (position.IsFlat)
            return view;
        var hasExit = state.Signals.Has(SignalAction.Close, run.Configuration.InstrumentId, except: 0);
        return view with
        {
            HasWorkingExit = hasExit,
            IsExitWaiting = hasExit && !exits.IsClosing(position),
            IsLocked = position.RunId != run.Configuration.Id,
        };
    }

    public static RunEnd EndOf(StrategyRun run) => run.Book?.LastEnd ?? default;
}
