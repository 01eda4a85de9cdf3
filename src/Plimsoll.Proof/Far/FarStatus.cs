namespace Plimsoll.Proof.Far;

internal enum FarStatus
{
    Working,
    Filled,
    Cancelled,
    Expired,
}
