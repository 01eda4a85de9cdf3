using Plimsoll.Core.Engine;
using Plimsoll.Core.Trading;

namespace Plimsoll.Storage.Accounts.Projections;

/// <summary>Round trips, for ever.</summary>
internal static class RoundTripRows
{
    private const string Insert =
        """
        insert into round_trips (account_id, number, run_id, bot_id, instrument_id, side, entry_time, exit_time,
            entry_price, exit_price, quantity, gross_pnl, fees, net_pnl, slippage_cost, r_multiple, initial_stop,
            initial_target, worst_price, best_price, exit_reason, is_ambiguous, gap_loss, funding_paid)
        values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22,
            $23, $24)
        """;

    public static void Write(CommitBatch batch)
    {
        foreach (var closed in batch.Facts.OfType<AccountFact.RoundTripClosed>())
            Write(batch, closed.RunId, closed.Trip);
    }

    private static void Write(CommitBatch batch, RunId run, RoundTrip trip) => batch.Add(
        Insert,
        trip.Number,
        run,
        BotOf(batch.State, run),
        trip.InstrumentId,
        StoredName.Of(trip.Side),
        trip.EntryTime,
        trip.ExitTime,
        trip.EntryPrice,
        trip.ExitPrice,
        trip.Quantity,
        trip.GrossPnl,
        trip.Fees,
        trip.NetPnl,
        trip.SlippageCost,
        trip.RMultiple,
        trip.InitialStop,
        trip.InitialTarget,
        trip.WorstPrice,
        trip.BestPrice,
        StoredName.Of(trip.ExitReason),
        trip.IsAmbiguous,
        trip.GapLoss,
        trip.Funding);

    private static Guid? BotOf(AccountState state, RunId run) =>
        state.Runs.GetValueOrDefault(run)?.Configuration.BotId is { } bot && bot != Guid.Empty ? bot : null;
}
