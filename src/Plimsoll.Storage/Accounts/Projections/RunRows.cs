using System.Text.Json;
using Plimsoll.Core.Engine;
using Plimsoll.Core.Trading;
using Plimsoll.Runtime.Serialization;

namespace Plimsoll.Storage.Accounts.Projections;

/// <summary>Strategy runs and their books.</summary>
internal static class RunRows
{
    private const string Insert =
        """
        insert into runs (account_id, run_id, bot_id, name, strategy_name, strategy_version, parameters, instrument_id,
            timeframe, sizing, is_active, wins, losses, consecutive_losses, realised_pnl, started_at)
        values ($1, $2, $3, $4, $5, $6, $7::json, $8, $9, $10::json, true, 0, 0, 0, 0, $11)
        """;

    private const string Stop =
        "update runs set is_active = false, stopped_at = $3, stop_reason = $4 where account_id = $1 and run_id = $2";

    private const string Count =
        """
        update runs set disabled_reason = $3, wins = $4, losses = $5, consecutive_losses = $6, realised_pnl = $7
        where account_id = $1 and run_id = $2
        """;

    public static void Write(CommitBatch batch)
    {
        var changed = new HashSet<RunId>();
        foreach (var fact in batch.Facts)
            switch (fact)
            {
                case AccountFact.RunStarted started:
                    Start(batch, started);
                    break;
                case AccountFact.RunStopped stopped:
                    batch.Add(Stop, stopped.RunId, stopped.Time, stopped.Reason);
                    break;
                case AccountFact.RunDisabled disabled:
                    changed.Add(disabled.RunId);
                    break;
                case AccountFact.RunEnabled enabled:
                    changed.Add(enabled.RunId);
                    break;
                case AccountFact.RoundTripClosed closed:
                    changed.Add(closed.RunId);
                    break;
                default:
                    break;
            }

        foreach (var run in changed)
            if (batch.State.Runs.TryGetValue(run, out var book))
                batch.Add(
                    Count, run, book.DisabledReason, book.Wins, book.Losses, book.ConsecutiveLosses, book.RealisedPnl);
    }

    private static void Start(CommitBatch batch, AccountFact.RunStarted started)
    {
        var run = started.Run;
        batch.Add(
            Insert,
            run.Id,
            run.BotId == Guid.Empty ? null : run.BotId,
            run.Name,
            run.StrategyName,
            run.StrategyVersion,
            JsonSerializer.Serialize(run.Parameters, FactJson.Options),
            run.InstrumentId,
            run.Timeframe.Code,
            JsonSerializer.Serialize(run.Sizing, FactJson.Options),
            started.Time);
    }
}
