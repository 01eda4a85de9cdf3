using Plimsoll.Core.Market;
using Plimsoll.Core.Risk;

namespace Plimsoll.Storage.Accounts.Rows;

/// <summary>A verdict of the risk gate, for ever.</summary>
public sealed class RiskDecisionRow
{
    public Guid AccountId { get; init; }

    public long Number { get; init; }

    public required string DecisionId { get; init; }

    public DateTimeOffset Time { get; init; }

    public bool IsApproved { get; init; }

    public RiskSeverity Severity { get; init; }

    /// <summary>Null when approved.</summary>
    public string? Code { get; init; }

    public required string Text { get; init; }

    public InstrumentId InstrumentId { get; init; }

    public long SignalNumber { get; init; }

    public long IntentNumber { get; init; }

    /// <summary>The whole decision with its checks and inputs, as JSON.</summary>
    public required string Payload { get; init; }
}
