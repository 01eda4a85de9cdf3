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
        var isShown = !position.IsFlat && !IsOthers(position, run);
        var entry = state.Signals.EntrySide(run.Configuration.Id);
        var (taken, isOwn) = run.Configuration.Document is null ? default : RuleSlots.Of(state, run.Configuration);
        var view = new StrategyView(bar, isShown ? new OpenTrade(position) : null, entry is not null)
        {
            LastEnd = EndOf(run),
            Known = run.Known,
            EntrySide = entry,
            SlotsTaken = taken,
            IsSlotTaken = isOwn,
        };
        if (!isShown)
            return view;
        var hasExit = state.Signals.Has(SignalAction.Close, run.Configuration.InstrumentId, except: 0);
        return view with
        {
            HasWorkingExit = hasExit,
            IsExitWaiting = hasExit && !exits.IsClosing(position),
            IsLocked = position.RunId != run.Configuration.Id,
        };
    }

    // Who nets enters against others' trades: it decides as if they were not there, and the books say what becomes of it.
    private bool IsOthers(Position position, StrategyRun run) =>
        position.RunId != run.Configuration.Id && run.Configuration.NetsOpposite && OffsetDesk.Nets(state, position.RunId);

    public static RunEnd EndOf(StrategyRun run) => run.Book?.LastEnd ?? default;
}
