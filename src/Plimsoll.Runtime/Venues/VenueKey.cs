namespace Plimsoll.Runtime.Venues;

/// <summary>What opens an account at a venue. Never printed: its text shows the end of the key's name only.</summary>
/// <param name="Name">The public half (API key).</param>
/// <param name="Secret">What requests are signed with.</param>
public sealed record VenueKey(string Name, string Secret)
{
    /// <summary>What some venues ask for beside the secret.</summary>
    public string? Passphrase { get; init; }

    public override string ToString() => $"key …{(Name.Length > 8 ? Name[^4..] : "")}";
}
