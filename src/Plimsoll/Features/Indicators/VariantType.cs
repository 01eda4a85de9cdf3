namespace Plimsoll.Features.Indicators;

/// <summary>What a variant is meant for; it sorts lists and restricts nothing.</summary>
internal enum VariantType
{
    General,
    Risk,
    Price,
    StopLoss,
    TakeProfit,
    CloseOrder,
}
