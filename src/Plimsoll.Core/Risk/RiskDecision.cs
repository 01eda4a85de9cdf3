namespace Plimsoll.Core.Risk;

/// <summary>A verdict of the gate with everything it was based on. Immutable, stored for ever.</summary>
public sealed record RiskDecision
{
    /// <summary>1, 2, 3 … on its account.</summary>
    public required long Number { get; init; }

    public required bool IsApproved { get; init; }

    public required RiskSeverity Severity { get; init; }

    /// <summary>Null when approved.</summary>
    public string? Code { get; init; }

    /// <summary>One sentence for a person: which limit, which value.</summary>
    public required string Text { get; init; }

    public required IReadOnlyList<RiskCheck> Checks { get; init; }

    public required RiskInputs Inputs { get; init; }
}
