namespace Plimsoll.Core.Risk;

/// <summary>The gate's answer to an order that claims to reduce risk.</summary>
public abstract record ReductionVerdict
{
    private ReductionVerdict()
    {
    }

    public sealed record Approved(ApprovedOrder Order) : ReductionVerdict;

    public sealed record Refused(string Code, string Text) : ReductionVerdict;
}
