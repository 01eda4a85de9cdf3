namespace Plimsoll.Loopback.Accounts;

/// <summary>How much of an asset an account holds.</summary>
internal sealed class AssetBalance
{
    public decimal Free { get; set; }

    /// <summary>Held back for open orders.</summary>
    public decimal Locked { get; set; }
}
