namespace Plimsoll.Proof.Near;

/// <summary>Something that cannot be so was so, in the middle of a step.</summary>
internal sealed class AssertionFailedException : Exception;
