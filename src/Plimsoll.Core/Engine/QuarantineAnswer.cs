namespace Plimsoll.Core.Engine;

/// <summary>What a person decides about an instrument in quarantine.</summary>
public enum QuarantineAnswer
{
    /// <summary>Go on with the books as they are; a difference that is still there comes back.</summary>
    Release,

    /// <summary>Take what is missing at the venue out of the books, and go on.</summary>
    Adopt,

    /// <summary>End at market what the books hold; the quarantine stays.</summary>
    Flatten,
}
