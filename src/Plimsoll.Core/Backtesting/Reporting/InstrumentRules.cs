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

    public required decimal MakerFeeFraction { get; init; }

    public required decimal TakerFeeFraction { get; init; }

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
        MakerFeeFraction = instrument.MakerFeeFraction,
        TakerFeeFraction = instrument.TakerFeeFraction,
    };
}
