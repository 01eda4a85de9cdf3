using System.Text.Json;
using Plimsoll.Core.Engine;
using Plimsoll.Core.Trading;
using Plimsoll.Runtime.Serialization;

namespace Plimsoll.Storage.Accounts.Projections;

/// <summary>Verdicts of the risk gate with all they were based on.</summary>
internal static class DecisionRows
{
    private const string Insert =
        """
        insert into risk_decisions (account_id, number, decision_id, time, is_approved, severity, code, text,
            instrument_id, signal_number, intent_number, payload)
        values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12::json)
        """;

    public static void Write(CommitBatch batch)
    {
        foreach (var decided in batch.Facts.OfType<AccountFact.RiskDecided>())
        {
            var decision = decided.Decision;
            var ticket = decision.Inputs.Ticket;
            batch.Add(
                Insert,
                decision.Number,
                DerivedId.Decision(batch.Account, decision.Number),
                decided.Time,
                decision.IsApproved,
                StoredName.Of(decision.Severity),
                decision.Code,
                decision.Text,
                ticket.InstrumentId,
                ticket.SignalNumber,
                ticket.IntentNumber,
                JsonSerializer.Serialize(decision, FactJson.Options));
        }
    }
}
