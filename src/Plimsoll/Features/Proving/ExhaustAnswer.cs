using System.Globalization;
using Plimsoll.Proof.Exhausting;

namespace Plimsoll.Features.Proving;

/// <summary>What came of every order of things that can happen to an order.</summary>
internal sealed record ExhaustAnswer : IProofAnswer
{
    public required int Depth { get; init; }

    /// <summary>Interleavings of every length up to the depth.</summary>
    public required long Paths { get; init; }

    /// <summary>Of which so many stand differently.</summary>
    public required long States { get; init; }

    public required long Failed { get; init; }

    /// <summary>The first of what went wrong.</summary>
    public required IReadOnlyList<string> Problems { get; init; }

    public static ExhaustAnswer Of(int depth, ExhaustResult result) => new()
    {
        Depth = depth,
        Paths = result.Paths,
        States = result.States,
        Failed = result.Failed,
        Problems = result.Problems,
    };

    public void Write(TextWriter output)
    {
        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"{Paths:N0} ways to depth {Depth}, {States:N0} of them stand differently"));
        foreach (var problem in Problems)
            output.WriteLine(problem);
        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"{Failed:N0} illegal, stuck or wrong after the truth was told"));
    }
}
