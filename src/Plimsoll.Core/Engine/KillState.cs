namespace Plimsoll.Core.Engine;

public enum KillState
{
    None,

    /// <summary>No new entries; open orders are being cancelled and positions flattened.</summary>
    Flattening,

    /// <summary>The venue itself reported neither position nor order.</summary>
    FlatProven,

    /// <summary>A step failed or the venue is silent; retries go on.</summary>
    FlattenUnproven,
}
