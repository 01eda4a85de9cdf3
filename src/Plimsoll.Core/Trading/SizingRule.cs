namespace Plimsoll.Core.Trading;

/// <summary>How large an entry is wished before limits bind it. Named and recorded with every signal.</summary>
public abstract record SizingRule
{
    private SizingRule()
    {
    }

    /// <summary>Loss at the stop, fees included, is this fraction of equity.</summary>
    public sealed record RiskFraction(decimal Fraction) : SizingRule;

    /// <summary>Position value is this fraction of equity.</summary>
    public sealed record EquityFraction(decimal Fraction) : SizingRule;

    public sealed record FixedQuantity(decimal Quantity) : SizingRule;

    /// <summary>
    /// The fraction of equity at risk that the run's own closed trades suggest; the fallback while they are too few.
    /// </summary>
    public sealed record Kelly(decimal FallbackFraction) : SizingRule;

    /// <summary>Position value in quote units.</summary>
    public sealed record FixedQuote(decimal Amount) : SizingRule;
}
