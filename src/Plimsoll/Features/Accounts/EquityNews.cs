using Plimsoll.Core.Engine;
using Plimsoll.Core.Market;

namespace Plimsoll.Features.Accounts;

/// <summary>What an account is worth, as the hub tells it after each commit.</summary>
internal sealed record EquityNews(
    Timestamp Time, decimal Equity, decimal Cash, decimal DayPnl, decimal DrawdownFraction)
{
    public static EquityNews From(AccountState state, IReadOnlyList<AccountFact> facts)
    {
        var equity = state.Marks.Exact().Value;
        var peak = Math.Max(state.Marks.PeakEquity.Value, equity);
        return new EquityNews(
            NewestMark(state, facts),
            equity,
            state.Ledger.Cash.Value,
            equity - state.Marks.DayStartEquity.Value,
            peak > 0m ? (peak - equity) / peak : 0m);
    }

    private static Timestamp NewestMark(AccountState state, IReadOnlyList<AccountFact> facts)
    {
        var newest = facts.Count > 0 ? facts[^1].Time : Timestamp.MinValue;
        for (var slot = 0; slot < state.Instruments.Count; slot++)
            if (state.Marks.MarkTimeOf(slot) > newest)
                newest = state.Marks.MarkTimeOf(slot);
        return newest;
    }
}
