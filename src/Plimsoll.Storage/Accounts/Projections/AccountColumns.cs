using Plimsoll.Core.Engine;
using Plimsoll.Runtime.Accounts;

namespace Plimsoll.Storage.Accounts.Projections;

/// <summary>The account's own row and its equity curve.</summary>
internal static class AccountColumns
{
    private const string Update =
        """
        update accounts set fact_count = $2, last_hash = $3, market_sequence = $4, operating_mode = $5,
            kill_state = $6, shutdown_reason = $7, shutdown_since = $8, cash = $9, fees_paid = $10,
            quarantined = $11, event_time = coalesce($12, event_time), equity = coalesce($13, equity),
            peak_equity = coalesce($14, peak_equity), day_start_equity = coalesce($15, day_start_equity),
            day_end = coalesce($16, day_end), live_since = coalesce($17, live_since),
            live_until = case when $17 is null then live_until else $18 end, live_ended_at = $19
        where id = $1
        """;

    private const string Curve =
        """
        insert into equity_points (account_id, time, equity) select $1, * from unnest($2::timestamptz[], $3::numeric[])
        on conflict (account_id, time) do update set equity = excluded.equity
        """;

    public static void Write(CommitBatch batch, AccountCommit commit, byte[] lastHash)
    {
        var (state, equity) = (commit.State, commit.Equity.Count > 0 ? commit.Equity[^1] : null);
        batch.Add(
            Update,
            commit.FirstSequence - 1 + commit.Facts.Count,
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
            StoredTime.OrNull(equity?.DayEnd),
            StoredTime.OrNull(state.Live?.Since),
            StoredTime.OrNull(state.Live?.Until),
            StoredTime.OrNull(state.Live?.EndedAt));
        if (equity is not null)
            batch.Add(
                Curve,
                commit.Equity.Select(point => StoredTime.Of(point.Time)).ToArray(),
                commit.Equity.Select(point => point.Equity.Value).ToArray());
    }

    private static string[] Quarantined(AccountState state) =>
        [.. state.Quarantine.Select(id => id.Value).Order(StringComparer.Ordinal)];
}
