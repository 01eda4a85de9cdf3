namespace Plimsoll.Proof.Far;

internal enum FarStatus
{
    Working,
    Filled,
    Cancelled,
    Expired,

    /// <summary>It was taken, and refused after that.</summary>
    Refused,
}
