namespace Plimsoll.Core.Market;

/// <summary>
/// One tradable thing on one venue with the rules its venue enforces. It knows units and steps, and it is the only
/// door from market data (double) to money (decimal): every rounding here says its direction.
/// </summary>
public sealed record Instrument
{
    public required InstrumentId Id { get; init; }

    public required AssetClass AssetClass { get; init; }

    public required string Base { get; init; }

    public required string Quote { get; init; }

    /// <summary>Smallest price step, quote units, &gt; 0.</summary>
    public required decimal PriceIncrement { get; init => field = Positive(value, nameof(PriceIncrement)); }

    /// <summary>Smallest quantity step, base units, &gt; 0.</summary>
    public required decimal QuantityStep { get; init => field = Positive(value, nameof(QuantityStep)); }

    public Quantity MinQuantity { get; init; }

    /// <summary>Null when the venue has no such rule.</summary>
    public Quantity? MaxQuantity { get; init; }

    /// <summary>Least price × quantity × contract size, quote units.</summary>
    public Money MinNotional { get; init; }

    public decimal ContractSize { get; init => field = Positive(value, nameof(ContractSize)); } = 1m;

    public FeeSchedule Fees { get; init; } = FeeSchedule.TenthOfPercent;

    /// <summary>
    /// Share of the notional that an isolated position must keep: below it the venue liquidates. 0 where nothing is
    /// borrowed.
    /// </summary>
    public decimal MaintenanceMarginFraction { get; init; }

    /// <summary>Bought with a margin instead of paid in full.</summary>
    public bool IsMargined => AssetClass is AssetClass.CryptoPerpetual or AssetClass.Fx;

    /// <summary>What is not held cannot be sold: only margined instruments can be short.</summary>
    public bool CanShort => IsMargined;

    /// <summary>Pays funding between longs and shorts.</summary>
    public bool HasFunding => AssetClass == AssetClass.CryptoPerpetual;

    /// <summary>What moves of a currency pair are counted in; null of everything else.</summary>
    public decimal? Pip => AssetClass != AssetClass.Fx ? null : Quote == "JPY" ? 0.01m : 0.0001m;

    /// <summary>
    /// What traded in a bar; NaN where nobody knows. Currencies trade between banks, without a common tape: their files
    /// carry a zero for want of a volume, and a bar that was printed was traded.
    /// </summary>
    public double VolumeOf(in Bar bar) => IsKnown(in bar) ? bar.Volume : double.NaN;

    /// <summary>The bar is <see cref="Known"/> as it is: most are, and a bar is costly to copy.</summary>
    public bool IsKnown(in Bar bar) => bar.Volume != 0 || AssetClass != AssetClass.Fx;

    /// <summary>The bar with <see cref="VolumeOf"/> it, as strategies and indicators see it.</summary>
    public Bar Known(in Bar bar) => bar with { Volume = VolumeOf(in bar) };

    /// <summary>Price × quantity × contract size.</summary>
    public Money Notional(Price price, Quantity quantity) => new(price.Value * quantity.Value * ContractSize);

    /// <summary>What the venue takes for a fill, quote units.</summary>
    public Money Fee(Price price, Quantity quantity, bool isMaker) =>
        new(Fees.Of(price.Value, quantity.Value * ContractSize, isMaker));

    /// <summary>What a fee for each lot is counted in; null where the fee is a fraction of value.</summary>
    public string? FeePerLotCurrency => Fees is FeeSchedule.PerLot perLot ? perLot.IsInBase ? Base : Quote : null;

    /// <summary>Largest multiple of <see cref="QuantityStep"/> not above the wish.</summary>
    public Quantity RoundDown(decimal quantity) =>
        quantity <= 0m ? Quantity.Zero : Quantity.Of(decimal.Floor(quantity / QuantityStep) * QuantityStep);

    /// <summary>Largest price on the increment that is not above the wish; never below one increment.</summary>
    public Price TickBelow(double price) => TickBelow(ToDecimal(price));

    public Price TickBelow(decimal price) =>
        Price.Of(Math.Max(PriceIncrement, decimal.Floor(price / PriceIncrement) * PriceIncrement));

    /// <summary>Smallest price on the increment that is not below the wish.</summary>
    public Price TickAbove(double price) => TickAbove(ToDecimal(price));

    public Price TickAbove(decimal price) =>
        Price.Of(Math.Max(PriceIncrement, decimal.Ceiling(price / PriceIncrement) * PriceIncrement));

    /// <summary>A traded price as the venue printed it: the shortest decimal that is this double.</summary>
    public static Price Traded(double price) => Price.Of(ToDecimal(price));

    public bool IsOnIncrement(Price price) => price.Value % PriceIncrement == 0m;

    public bool IsOnStep(Quantity quantity) => quantity.Value % QuantityStep == 0m;

    /// <summary>
    /// The code of the first venue rule that an order breaks, or null. Checked before anything is sent.
    /// </summary>
    public string? BrokenRule(Quantity quantity, Price price) =>
        quantity.IsZero || quantity < MinQuantity ? "order.min_quantity"
        : quantity > MaxQuantity ? "order.max_quantity"
        : !IsOnStep(quantity) ? "order.quantity_step"
        : Notional(price, quantity) < MinNotional ? "order.min_notional"
        : null;

    // The conversion keeps 15 significant digits, as many as a double can vouch for; more would be noise.
    private static decimal ToDecimal(double price) => (decimal)price;

    private static decimal Positive(decimal value, string name) =>
        value > 0m ? value : throw new ArgumentOutOfRangeException(name, value, "must be above 0");
}
