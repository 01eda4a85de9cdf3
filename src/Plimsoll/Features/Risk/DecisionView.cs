using Plimsoll.Core.Market;
using Plimsoll.Core.Risk;
using Plimsoll.Core.Trading;

namespace Plimsoll.Features.Risk;

/// <summary>A verdict of the gate as the API shows it.</summary>
internal sealed record DecisionView
{
    public required string Id { get; init; }

    public required Guid AccountId { get; init; }

    /// <summary>1, 2, 3 … on its account.</summary>
    public required long Number { get; init; }

    public required Timestamp Time { get; init; }

    public required bool IsApproved { get; init; }

    public required RiskSeverity Severity { get; init; }

    /// <summary>Absent when approved.</summary>
    public string? Code { get; init; }

    public required string Text { get; init; }

    public required string InstrumentId { get; init; }

    public required long SignalNumber { get; init; }

    public required IReadOnlyList<CheckView> Checks { get; init; }

    public required DecisionInputsView Inputs { get; init; }

    public static DecisionView From(AccountId account, RiskDecision decision) => new()
    {
        Id = DerivedId.Decision(account, decision.Number),
        AccountId = account.Value,
        Number = decision.Number,
        Time = decision.Inputs.Time,
        IsApproved = decision.IsApproved,
        Severity = decision.Severity,
        Code = decision.Code,
        Text = decision.Text,
        InstrumentId = decision.Inputs.Instrument.Id.Value,
        SignalNumber = decision.Inputs.Ticket.SignalNumber,
        Checks = CheckView.Of(decision),
        Inputs = DecisionInputsView.From(decision.Inputs),
    };
}
