namespace Plimsoll.Core.Indicators.Structure;

/// <summary>What has become of an order block.</summary>
public enum OrderBlockState
{
    Fresh,

    /// <summary>Price came back to its middle.</summary>
    Mitigated,

    /// <summary>A close went through it: it now holds the other way.</summary>
    Breaker,
}
