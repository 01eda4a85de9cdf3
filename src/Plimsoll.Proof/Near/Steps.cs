namespace Plimsoll.Proof.Near;

/// <summary>Counts the steps between which a program can die, and lets it die at one of them.</summary>
/// <param name="dieAt">1 is the first; 0: it lives.</param>
internal sealed class Steps(long dieAt)
{
    public long Count { get; private set; }

    /// <exception cref="ProgramDiedException">This is the one.</exception>
    public void Next()
    {
        if (++Count == dieAt)
            throw new ProgramDiedException();
    }
}
