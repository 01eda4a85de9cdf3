namespace Plimsoll.Storage.Indicators;

/// <summary>A variant and one of its versions.</summary>
public sealed record StoredVariant(IndicatorVariantRow Row, IndicatorVariantVersionRow Version);
