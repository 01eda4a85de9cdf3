namespace Plimsoll.Core.Market;

/// <summary>How much an economic event is expected to move prices, as its calendar says.</summary>
public enum EventImpact
{
    Low,
    Medium,
    High,
}
