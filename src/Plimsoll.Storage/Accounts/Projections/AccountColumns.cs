using Plimsoll.Core.Engine;
using Plimsoll.Runtime.Accounts;

namespace Plimsoll.Storage.Accounts.Projections;

/// <summary>The account's own row and its equity curve.</summary>
internal static class AccountColumns
{
    // A point of the curve only where the row was the one expected: a second writer leaves no trace.
    private const string Update =
        """
        with written as (
            update accounts set fact_count = $3, last_hash = $4, market_sequence = $5, operating_mode = $6,
                kill_state = $7, shutdown_reason = $8, shutdown_since = $9, cash = $10, fees_paid = $11,
                quarantined = $12, event_time = coalesce($13, event_time), equity = coalesce($14, equity),
                peak_equity = coalesce($15, peak_equity), day_start_equity = coalesce($16, day_start_equity),
                day_end = coalesce($17, day_end)
            where id = $1 and fact_count = $2
            returning id, event_time, equity)
        insert into equity_points (account_id, time, equity)
        select id, event_time, equity from written where event_time is not null
        on conflict (account_id, time) do update set equity = excluded.equity
        """;

    public static void Write(CommitBatch batch, AccountCommit commit, byte[] lastHash)
    {
        var known = commit.FirstSequence - 1;
        var (state, equity) = (commit.State, commit.Equity);
        batch.Add(
            Update,
            known,
            known + commit.Facts.Count,
            lastHash,
            commit.MarketSequence,
            StoredName.Of(state.Mode),
            StoredName.Of(state.Kill),
            state.ShutdownReason,
            state.ShutdownSince,
            state.Ledger.Cash,
            state.Ledger.FeesPaid,
            Quarantined(state),
            StoredTime.OrNull(equity?.Time),
            equity?.Equity,
            equity?.PeakEquity,
            equity?.DayStartEquity,
            StoredTime.OrNull(equity?.DayEnd));
    }

    private static string[] Quarantined(AccountState state) =>
        [.. state.Quarantine.Select(id => id.Value).Order(StringComparer.Ordinal)];
}
