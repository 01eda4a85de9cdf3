using Plimsoll.Core.Market;

namespace Plimsoll.Core.Engine;

/// <summary>What an engine had seen that no fact tells, for the one that goes on in its place.</summary>
/// <param name="Clock">Of its last event.</param>
/// <param name="Seen">By instrument.</param>
/// <param name="Equity">What the last trades made of its equity.</param>
public sealed record EngineHandover(
    Timestamp Clock, IReadOnlyList<EngineHandover.Sight> Seen, AccountFact.EquityMarked Equity)
{
    /// <param name="Slot">The instrument.</param>
    /// <param name="Mark">Null: none.</param>
    /// <param name="MarkTime">When that was traded.</param>
    /// <param name="Low">Lowest price while the open position was held; null: no position, or it has seen none.</param>
    /// <param name="High">The highest.</param>
    public sealed record Sight(int Slot, double? Mark, Timestamp? MarkTime, double? Low, double? High);

    internal static EngineHandover Of(TradingEngine engine)
    {
        var state = engine.State;
        return new EngineHandover(
            engine.Clock, [.. Enumerable.Range(0, state.Positions.Length).Select(slot => SightOf(state, slot))],
            engine.EquityPoint());
    }

    private static Sight SightOf(AccountState state, int slot)
    {
        var sight = double.IsNaN(state.Marks.MarkOf(slot))
            ? new Sight(slot, null, null, null, null)
            : new Sight(slot, state.Marks.MarkOf(slot), state.Marks.MarkTimeOf(slot), null, null);
        return state.Positions[slot] is { IsFlat: false } held && !double.IsNaN(held.WorstPrice)
            ? sight with
            {
                Low = Math.Min(held.WorstPrice, held.BestPrice),
                High = Math.Max(held.WorstPrice, held.BestPrice),
            }
            : sight;
    }
}
