using Plimsoll.Core.Market;

namespace Plimsoll.Features.Market;

/// <summary>An instrument with the rules of its venue.</summary>
internal sealed record InstrumentView
{
    public required string Id { get; init; }

    public required AssetClass AssetClass { get; init; }

    public required string Base { get; init; }

    public required string Quote { get; init; }

    public required decimal PriceIncrement { get; init; }

    public required decimal QuantityStep { get; init; }

    public required decimal MinNotional { get; init; }

    /// <summary>Of a fill's value; null where the fee is money for each lot.</summary>
    public required decimal? MakerFeeFraction { get; init; }

    /// <summary>Of a fill's value; null where the fee is money for each lot.</summary>
    public required decimal? TakerFeeFraction { get; init; }

    /// <summary>Money for a lot of 100,000 bought and sold again; null where the fee is a fraction of value.</summary>
    public decimal? FeePerLot { get; init; }

    /// <summary>What the fee for each lot is counted in.</summary>
    public string? FeePerLotCurrency { get; init; }

    /// <summary>What is not held cannot be sold there.</summary>
    public required bool CanShort { get; init; }

    /// <summary>Absent before the first trade.</summary>
    public double? LastPrice { get; init; }

    public static InstrumentView From(Instrument instrument, double? lastPrice) => new()
    {
        Id = instrument.Id.Value,
        AssetClass = instrument.AssetClass,
        Base = instrument.Base,
        Quote = instrument.Quote,
        PriceIncrement = instrument.PriceIncrement,
        QuantityStep = instrument.QuantityStep,
        MinNotional = instrument.MinNotional.Value,
        MakerFeeFraction = (instrument.Fees as FeeSchedule.OfValue)?.Maker,
        TakerFeeFraction = (instrument.Fees as FeeSchedule.OfValue)?.Taker,
        FeePerLot = (instrument.Fees as FeeSchedule.PerLot)?.RoundTurn,
        FeePerLotCurrency = instrument.FeePerLotCurrency,
        CanShort = instrument.CanShort,
        LastPrice = lastPrice,
    };
}
