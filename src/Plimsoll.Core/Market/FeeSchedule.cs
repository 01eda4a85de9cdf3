namespace Plimsoll.Core.Market;

/// <summary>
/// What a venue takes for a fill, in the instrument's quote currency: a share of its value, or money a lot.
/// </summary>
public abstract record FeeSchedule
{
    private FeeSchedule()
    {
    }

    // What large crypto spot venues charge a new customer.
    public static FeeSchedule TenthOfPercent { get; } = new OfValue(0.001m, 0.001m);

    public static FeeSchedule None { get; } = new OfValue(0m, 0m);

    /// <summary>The fee of one fill.</summary>
    /// <param name="price">Quote units.</param>
    /// <param name="units">Base units of either sign: quantity × contract size.</param>
    /// <param name="isMaker">It rested and gave liquidity.</param>
    public abstract decimal Of(decimal price, decimal units, bool isMaker = false);

    /// <summary>Its own terms where nothing else is wished; a wish is a fraction of value.</summary>
    /// <param name="maker">Null: its own, or the other wish where its own are no fractions.</param>
    /// <param name="taker">The same.</param>
    public FeeSchedule With(decimal? maker, decimal? taker)
    {
        if ((maker ?? taker) is not { } either)
            return this;
        var own = this as OfValue;
        return new OfValue(maker ?? own?.Maker ?? either, taker ?? own?.Taker ?? either);
    }

    /// <summary>A fraction of price × quantity × contract size.</summary>
    /// <param name="Maker">Of orders that rested; below zero where the venue pays them.</param>
    /// <param name="Taker">Of orders that took what was there.</param>
    public sealed record OfValue(decimal Maker, decimal Taker) : FeeSchedule
    {
        public override decimal Of(decimal price, decimal units, bool isMaker = false) =>
            price * Math.Abs(units) * (isMaker ? Maker : Taker);
    }

    /// <summary>
    /// Money for each lot of <see cref="Lot"/> base units that was bought and sold again, half of it on each side, as
    /// currency brokers charge.
    /// </summary>
    public sealed record PerLot : FeeSchedule
    {
        public const decimal Lot = 100_000m;
        private const decimal MostRoundTurn = 50m;

        // 7.00 is the usual retail commission of accounts with raw spreads.
        public decimal RoundTurn
        {
            get;
            init => field = value is >= 0m and <= MostRoundTurn
                ? value
                : throw new ArgumentOutOfRangeException(nameof(RoundTurn), value, $"must be 0 to {MostRoundTurn}");
        }
            = 7m;

        /// <summary>
        /// The money is of the base currency and is paid in the quote currency at the fill's price; else it is of the
        /// quote currency.
        /// </summary>
        public bool IsInBase { get; init; }

        public override decimal Of(decimal price, decimal units, bool isMaker = false) =>
            RoundTurn / 2m * Math.Abs(units) / Lot * (IsInBase ? price : 1m);
    }
}
