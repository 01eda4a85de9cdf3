namespace Plimsoll.Core.Indicators.Structure;

/// <summary>What has become of a fair value gap.</summary>
public enum GapState
{
    Fresh,

    /// <summary>Touched.</summary>
    Mitigated,

    /// <summary>Price has gone through to its far edge.</summary>
    Filled,

    /// <summary>Its time was over before it was filled.</summary>
    Expired,
}
