using Plimsoll.Loopback.Wire;

namespace Plimsoll.Loopback.Market;

/// <summary>One symbol and the rules that its orders are held to.</summary>
internal sealed record VenueSymbol
{
    public required string Name { get; init; }

    public required string Base { get; init; }

    public string Quote { get; init; } = "USDT";

    public bool IsFutures { get; init; }

    public required decimal Tick { get; init; }

    public required decimal Step { get; init; }

    public decimal MinPrice => Tick;

    public decimal MaxPrice { get; init; } = 1_000_000m;

    public required decimal MinQuantity { get; init; }

    public decimal MaxQuantity { get; init; } = 9_000m;

    public required decimal MaxMarketQuantity { get; init; }

    public decimal MinNotional { get; init; } = 5m;

    public decimal MaxNotional { get; init; } = 9_000_000m;

    /// <summary>How far from the mean price an order may lie: up, then down.</summary>
    public (decimal Up, decimal Down) PriceBand { get; init; } = (5m, 0.2m);

    public int MaxOrders { get; init; } = 200;

    public int MaxAlgoOrders { get; init; } = 5;

    /// <summary>Prices between two levels of the book behind the best one.</summary>
    public required decimal LevelGap { get; init; }

    /// <summary>Mean quantity of a level behind the best one.</summary>
    public required decimal LevelQuantity { get; init; }

    public decimal MakerFee { get; init; } = 0.001m;

    public decimal TakerFee { get; init; } = 0.001m;

    public SymbolStatus Status { get; init; } = SymbolStatus.Trading;

    /// <summary>Digits after the point that prices are written with.</summary>
    public int PriceDigits => IsFutures ? 2 : 8;

    /// <summary>Digits after the point that quantities are written with.</summary>
    public int QuantityDigits => IsFutures ? 3 : 8;

    public string PriceText(decimal price) => WireNumber.Of(price, PriceDigits);

    public string QuantityText(decimal quantity) => WireNumber.Of(quantity, QuantityDigits);

    public decimal NearestTick(decimal price) => decimal.Floor(price / Tick + 0.5m) * Tick;

    public decimal StepBelow(decimal quantity) => decimal.Floor(quantity / Step) * Step;
}
