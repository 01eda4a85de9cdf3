using Plimsoll.Core.Trading;
using Plimsoll.Proof.Faults;

namespace Plimsoll.Proof;

/// <summary>What became of one run.</summary>
public sealed record ProofRun
{
    public required ProofPlan Plan { get; init; }

    /// <summary>Every difference between journal and venue, or what never healed; none: it is proven.</summary>
    public required IReadOnlyList<string> Problems { get; init; }

    public required int Orders { get; init; }

    public required int Fills { get; init; }

    public required int Deaths { get; init; }

    /// <summary>Steps between which the program could have died while things went wrong.</summary>
    public required long Steps { get; init; }

    public required int NotPlaced { get; init; }

    /// <summary>SHA-256 of the journal's bytes, in hexadecimal digits: equal lives have equal journals.</summary>
    public required string Journal { get; init; }

    /// <summary>By <see cref="FaultKind"/>.</summary>
    public required IReadOnlyList<long> Faults { get; init; }

    public required IReadOnlyDictionary<(OrderStatus From, OrderEvent Happened), long> Edges { get; init; }

    public required SideCounts Sides { get; init; }

    /// <summary>Codes of alarms and quarantines.</summary>
    public required IReadOnlyList<string> Alarms { get; init; }
}
