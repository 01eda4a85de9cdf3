namespace Plimsoll.Proof.Near;

/// <summary>The journal has grown elsewhere: somebody else has the account.</summary>
internal sealed class SecondWriterException() : IOException("the journal has grown elsewhere");
