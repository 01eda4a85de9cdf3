namespace Plimsoll.Proof.Exhausting;

/// <summary>What became of an order at its venue, whatever is told about it in whatever order.</summary>
internal enum Fate
{
    NeverArrived,
    Refused,
    Works,
    WorksInPart,
    Filled,
    Cancelled,
    CancelledInPart,
}
