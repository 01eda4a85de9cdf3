namespace Plimsoll.Proof.Near;

/// <summary>The program ends here, in the middle of whatever it was doing.</summary>
internal sealed class ProgramDiedException : Exception;
