using Plimsoll.Core.Engine;
using Plimsoll.Core.Trading;

namespace Plimsoll.Storage.Accounts.Projections;

/// <summary>Signals as they are created and move.</summary>
internal static class SignalRows
{
    private const string Insert =
        """
        insert into signals (account_id, number, signal_id, run_id, instrument_id, action, side, entry_price,
            stop_loss, take_profit, reward_risk, confidence, reason, status, created_at, changed_at, expires_at)
        values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $15, $16)
        """;

    private const string Move =
        "update signals set status = $3, code = $4, text = $5, changed_at = $6 where account_id = $1 and number = $2";

    public static void Write(CommitBatch batch)
    {
        foreach (var fact in batch.Facts)
            if (fact is AccountFact.SignalCreated created)
                Create(batch, created.Signal);
            else if (fact is AccountFact.SignalMoved moved)
                batch.Add(Move, moved.SignalNumber, StoredName.Of(moved.To), moved.Code, moved.Text, moved.Time);
    }

    private static void Create(CommitBatch batch, Signal signal) => batch.Add(
        Insert,
        signal.Number,
        DerivedId.Signal(batch.Account, signal.RunId, signal.Number),
        signal.RunId,
        signal.InstrumentId,
        StoredName.Of(signal.Action),
        StoredName.Of(signal.Side),
        signal.EntryPrice,
        signal.StopLoss,
        signal.TakeProfit,
        signal.RewardRisk,
        signal.Confidence,
        signal.Reason,
        StoredName.Of(SignalStatus.Pending),
        signal.Time,
        signal.ExpiresAt);
}
