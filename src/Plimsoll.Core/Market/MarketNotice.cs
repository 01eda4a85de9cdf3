namespace Plimsoll.Core.Market;

/// <summary>
/// Something about an instrument that is no price, with the time it became known: whoever decides earlier may not see
/// it.
/// </summary>
public abstract record MarketNotice
{
    private MarketNotice(Timestamp knownAt) => KnownAt = knownAt;

    public Timestamp KnownAt { get; }

    /// <summary>A funding rate.</summary>
    /// <param name="KnownAt">When it became known.</param>
    /// <param name="Fraction">Above zero longs pay this fraction of their value and shorts receive it.</param>
    public sealed record Funding(Timestamp KnownAt, decimal Fraction) : MarketNotice(KnownAt);

    /// <summary>Contracts that are open.</summary>
    /// <param name="KnownAt">When their number became known.</param>
    /// <param name="Contracts">Above zero: there is no notice of a number that is not known.</param>
    public sealed record OpenInterest(Timestamp KnownAt, decimal Contracts) : MarketNotice(KnownAt)
    {
        public decimal Contracts { get; } = Contracts > 0m
            ? Contracts
            : throw new ArgumentOutOfRangeException(nameof(Contracts), Contracts, "must be above zero");
    }

    /// <summary>News; their words are not to be trusted and stay outside.</summary>
    /// <param name="KnownAt">When they became known.</param>
    /// <param name="IsGood">Good for the price of the instrument; else bad.</param>
    public sealed record News(Timestamp KnownAt, bool IsGood) : MarketNotice(KnownAt);
}
