using Plimsoll.Core.Market;

namespace Plimsoll.Core.Backtesting.Reporting;

/// <summary>The venue's rules as a backtest applied them.</summary>
public sealed record InstrumentRules
{
    public required string Id { get; init; }

    public required AssetClass AssetClass { get; init; }

    public required string Base { get; init; }

    public required string Quote { get; init; }

    public required decimal PriceIncrement { get; init; }

    public required decimal QuantityStep { get; init; }

    public required decimal MinQuantity { get; init; }

    public required decimal? MaxQuantity { get; init; }

    public required decimal MinNotional { get; init; }

    public required decimal ContractSize { get; init; }

    /// <summary>Of a fill's value; null where the fee is money for each lot.</summary>
    public required decimal? MakerFeeFraction { get; init; }

    /// <summary>Of a fill's value; null where the fee is money for each lot.</summary>
    public required decimal? TakerFeeFraction { get; init; }

    /// <summary>Money for a lot of 100,000 bought and sold again; null where the fee is a fraction of value.</summary>
    public decimal? FeePerLot { get; init; }

    /// <summary>What the fee for each lot is counted in.</summary>
    public string? FeePerLotCurrency { get; init; }

    public static InstrumentRules Of(Instrument instrument) => new()
    {
        Id = instrument.Id.Value,
        AssetClass = instrument.AssetClass,
        Base = instrument.Base,
        Quote = instrument.Quote,
        PriceIncrement = instrument.PriceIncrement,
        QuantityStep = instrument.QuantityStep,
        MinQuantity = instrument.MinQuantity.Value,
        MaxQuantity = instrument.MaxQuantity?.Value,
        MinNotional = instrument.MinNotional.Value,
        ContractSize = instrument.ContractSize,
        MakerFeeFraction = (instrument.Fees as FeeSchedule.OfValue)?.Maker,
        TakerFeeFraction = (instrument.Fees as FeeSchedule.OfValue)?.Taker,
        FeePerLot = (instrument.Fees as FeeSchedule.PerLot)?.RoundTurn,
        FeePerLotCurrency = instrument.FeePerLotCurrency,
    };
}
