using Plimsoll.Core.Trading;

namespace Plimsoll.Core.Strategies.Rules;

/// <summary>How an entry is sent.</summary>
/// <param name="Type">A limit waits for a better price, a stop for a worse one; what is not filled in time is cancelled.</param>
/// <param name="OffsetPercent">How far its price lies from the close; 0 at market.</param>
public sealed record RuleOrder(OrderType Type, decimal OffsetPercent)
{
    public static RuleOrder Market { get; } = new(OrderType.Market, 0m);

    /// <summary>Null at market.</summary>
    internal double? PriceAt(double close, int sign) => Type switch
    {
        OrderType.Market => null,
        OrderType.Limit => close * (1 - sign * (double)OffsetPercent / 100),
        _ => close * (1 + sign * (double)OffsetPercent / 100),
    };
}
