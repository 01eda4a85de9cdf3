using System.Text;
using Plimsoll.Core.Engine;
using Plimsoll.Core.Risk;
using Plimsoll.Runtime.Serialization;

namespace Plimsoll.Runtime.Accounts;

/// <summary>
/// Judges anew what the risk gate has judged, from the inputs that each verdict was written down with: verdict, order of
/// checks, values and words must come out as they were.
/// </summary>
public sealed class VerdictReplay(RiskGate gate)
{
    /// <summary>Verdicts that came out the same.</summary>
    public long Same { get; private set; }

    /// <summary>Null where all did.</summary>
    public string? FirstDifference { get; private set; }

    /// <summary>Judges one again.</summary>
    /// <param name="sequence">Number of the fact.</param>
    /// <param name="payload">The verdict as it was written.</param>
    /// <exception cref="InvalidDataException">The fact is no verdict.</exception>
    public void Take(long sequence, string payload)
    {
        if (FactJson.Read(Encoding.UTF8.GetBytes(payload)) is not AccountFact.RiskDecided written)
            throw new InvalidDataException($"fact {sequence} is no verdict");
        var again = new AccountFact.RiskDecided(written.At, Judge(written.Decision));
        if (Encoding.UTF8.GetString(FactJson.Write(again)) == payload)
            Same++;
        else
            FirstDifference ??= $"fact {sequence}: the gate now says {Said(again.Decision)}, and said {Said(written.Decision)}";
    }

    // What could not be added up had no inputs to judge.
    private RiskDecision Judge(RiskDecision written)
    {
        var verdict = written.Code == RiskGate.Unjudged && written.Checks.Count == 1
            ? RiskGate.Refuse(written.Number, written.Inputs)
            : gate.Judge(written.Number, written.Inputs);
        return verdict.Decision;
    }

    private static string Said(RiskDecision decision) =>
        decision.IsApproved ? "yes" : $"{decision.Code} ({decision.Text})";
}
