using Plimsoll.Core.Engine;
using Plimsoll.Proof.Faults;
using Plimsoll.Runtime.Serialization;

namespace Plimsoll.Proof.Near;

/// <summary>What survives a death: the facts, as bytes.</summary>
internal sealed class DurableJournal(FaultDice dice)
{
    private readonly List<byte[]> _facts = [];

    public IReadOnlyList<byte[]> Facts => _facts;

    public IEnumerable<AccountFact> Read() => _facts.Select(fact => FactJson.Read(fact));

    /// <exception cref="IOException">It failed, or nobody can say whether it did.</exception>
    public void Append(IReadOnlyList<AccountFact> facts)
    {
        if (facts.Count == 0)
            return;
        if (dice.Strikes(FaultKind.JournalFails))
            throw new IOException("no space left on device");
        _facts.AddRange(facts.Select(FactJson.Write));
        if (dice.Strikes(FaultKind.JournalAmbiguous))
            throw new IOException("connection lost during commit");
    }
}
