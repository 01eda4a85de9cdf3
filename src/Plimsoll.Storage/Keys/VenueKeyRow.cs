using Plimsoll.Runtime.Venues;
using Plimsoll.Storage.Secrets;

namespace Plimsoll.Storage.Keys;

/// <summary>A user's key to a venue; what opens the venue is sealed.</summary>
public sealed class VenueKeyRow
{
    private const string Purpose = "venue key";

    public Guid Id { get; init; }

    public Guid UserId { get; init; }

    public required string Label { get; init; }

    public required string VenueCode { get; init; }

    /// <summary>The end of its public half.</summary>
    public required string Hint { get; init; }

    public DateTimeOffset CreatedAt { get; init; }

    /// <summary>When the venue was asked about it last; what it said then follows.</summary>
    public DateTimeOffset TestedAt { get; set; }

    public bool CanRead { get; set; }

    public bool CanTrade { get; set; }

    public bool CanWithdraw { get; set; }

    public bool? IsBoundToAddress { get; set; }

    public DateTimeOffset? ExpiresAt { get; set; }

    /// <summary>Null while the venue accepts it.</summary>
    public string? ProblemCode { get; set; }

    public string? ProblemText { get; set; }

    public required string KekId { get; set; }

    public required byte[] WrappedKey { get; set; }

    public required byte[] Sealed { get; set; }

    internal SecretPlace Place => PlaceOf(UserId, Id);

    internal SealedSecret Secret => new(KekId, WrappedKey, Sealed);

    internal static SecretPlace PlaceOf(Guid userId, Guid id) => new(userId, id, Purpose);

    /// <summary>Takes down what a venue lets the key do.</summary>
    public void Take(KeyRights rights, DateTimeOffset at)
    {
        TestedAt = at;
        (CanRead, CanTrade, CanWithdraw) = (rights.CanRead, rights.CanTrade, rights.CanWithdraw);
        (IsBoundToAddress, ExpiresAt) = (rights.IsBoundToAddress, rights.ExpiresAt);
        (ProblemCode, ProblemText) = (null, null);
    }

    /// <summary>Takes down why the venue did not accept it; what it may do stays as it was known.</summary>
    public void Take(string problemCode, string problemText, DateTimeOffset at) =>
        (ProblemCode, ProblemText, TestedAt) = (problemCode, problemText, at);
}
