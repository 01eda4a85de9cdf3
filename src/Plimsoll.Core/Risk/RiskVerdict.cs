namespace Plimsoll.Core.Risk;

/// <summary>The gate's answer: an approved order to send, or why not.</summary>
public abstract record RiskVerdict
{
    private RiskVerdict(RiskDecision decision) => Decision = decision;

    public RiskDecision Decision { get; }

    public sealed record Approved(ApprovedOrder Order, RiskDecision Because) : RiskVerdict(Because);

    public sealed record Rejected(RiskDecision Because) : RiskVerdict(Because);
}
