namespace Plimsoll.Proof.Exhausting;

/// <summary>What the order is for whose life is tried.</summary>
internal enum Role
{
    /// <summary>An entry that buys, on a spot market.</summary>
    LongEntry,

    /// <summary>An entry that sells, of a contract.</summary>
    ShortEntry,

    /// <summary>It takes away from the long trade of another run, for an entry that sells more than that and waits.</summary>
    Offset,
}
