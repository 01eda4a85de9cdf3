namespace Plimsoll.Loopback.Accounts;

/// <summary>A key to an account with its rights.</summary>
/// <param name="Name">What it is for, as the demo list prints it.</param>
/// <param name="Id">64 letters, sent with every request.</param>
/// <param name="Secret">64 letters, never sent.</param>
internal sealed record ApiKey(string Name, string Id, string Secret, VenueAccount Account)
{
    public const int Length = 64;

    public bool CanTrade { get; init; }

    public bool CanWithdraw { get; init; }

    /// <summary>Milliseconds since the epoch; null never.</summary>
    public long? ExpiresAt { get; init; }

    /// <summary>The only address that may use it; null for any.</summary>
    public string? BoundTo { get; init; }

    public long CreatedAt { get; init; }
}
