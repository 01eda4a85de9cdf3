using Plimsoll.Core.Trading;

namespace Plimsoll.Core.Engine;

/// <summary>
/// The slots of an account that rule strategies share. A slot is nothing that is taken and given back: it is a position
/// or an entry in the air, counted from the books whenever somebody asks.
/// </summary>
internal static class RuleSlots
{
    /// <summary>Slots that runs other than this one hold, and whether one of them is of the same strategy.</summary>
    public static (int Taken, bool IsOwn) Of(AccountState state, RunConfiguration run)
    {
        var (taken, isOwn) = (0, false);
        foreach (var position in state.Positions)
            if (!position.IsFlat)
                Count(position.RunId);
        foreach (var (signal, _) in state.Signals.Open)
            if (signal.Action == SignalAction.Open && !IsHeld(state.PositionOf(signal.InstrumentId), signal.RunId))
                Count(signal.RunId);
        return (taken, isOwn);

        void Count(RunId id)
        {
            if (id == run.Id || !state.Runs.TryGetValue(id, out var other) || other.Configuration.Document is null)
                return;
            taken++;
            isOwn |= other.Configuration.StrategyName == run.StrategyName;
        }
    }

    // An entry that is filled in part has its slot by the position.
    private static bool IsHeld(Position position, RunId run) => !position.IsFlat && position.RunId == run;
}
