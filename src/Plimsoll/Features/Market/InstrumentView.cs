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

    public required decimal MakerFeeFraction { get; init; }

    public required decimal TakerFeeFraction { get; init; }

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
        MakerFeeFraction = instrument.MakerFeeFraction,
        TakerFeeFraction = instrument.TakerFeeFraction,
        CanShort = instrument.CanShort,
        LastPrice = lastPrice,
    };
}
