using Plimsoll.Core.Engine;
using Plimsoll.Core.Market;
using Plimsoll.Proof.Faults;
using Plimsoll.Runtime.Serialization;

namespace Plimsoll.Proof.Near;

/// <summary>
/// What survives a death: the facts, as bytes. As the database does, it refuses a writer that does not know how many
/// facts there are, and lets nobody in between the look and the write.
/// </summary>
internal sealed class DurableJournal(Agenda agenda, FaultDice dice, Sabotage sabotage)
{
    private readonly List<byte[]> _facts = [];
    private readonly List<AccountFact> _read = [];
    private Timestamp _fullUntil = Timestamp.MinValue;

    public IReadOnlyList<byte[]> Facts => _facts;

    /// <summary>Somebody else who wants to write: he comes in where nothing keeps him out.</summary>
    public Action? Rival { get; set; }

    /// <summary>The facts as their bytes tell them; each is read once, for bytes that are written never change.</summary>
    public IReadOnlyList<AccountFact> Read()
    {
        for (var next = _read.Count; next < _facts.Count; next++)
            _read.Add(FactJson.Read(_facts[next]));
        return _read;
    }

    /// <param name="facts">A step of the account.</param>
    /// <param name="first">Number of the first of them in the journal, from 1.</param>
    /// <exception cref="SecondWriterException">That number is taken.</exception>
    /// <exception cref="IOException">It failed, or nobody can say whether it did.</exception>
    public void Append(IReadOnlyList<AccountFact> facts, long first)
    {
        if (facts.Count == 0)
            return;
        if (dice.Strikes(FaultKind.DiskFull))
            _fullUntil = agenda.Now + dice.Between(5, 120);
        if ((!dice.IsHealed && agenda.Now < _fullUntil) || dice.Strikes(FaultKind.JournalFails))
            throw new IOException("no space left on device");
        if (first != _facts.Count + 1 && sabotage != Sabotage.LateWriterGetsThrough)
            throw new SecondWriterException();
        if (sabotage == Sabotage.ChecksWithoutLock)
            LetIn();
        _facts.AddRange(facts.Select(FactJson.Write));
        LetIn();
        if (dice.Strikes(FaultKind.JournalAmbiguous))
            throw new IOException("connection lost during commit");
    }

    private void LetIn()
    {
        var rival = Rival;
        Rival = null;
        rival?.Invoke();
    }
}
