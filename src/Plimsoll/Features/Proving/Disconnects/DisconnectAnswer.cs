using System.Globalization;

namespace Plimsoll.Features.Proving.Disconnects;

/// <summary>What came of broken streams.</summary>
internal sealed record DisconnectAnswer : IProofAnswer
{
    public required int Lines { get; init; }

    /// <summary>Connections that were begun beyond the first of each line.</summary>
    public required int Disconnects { get; init; }

    /// <summary>Committed by the venue.</summary>
    public required IReadOnlyDictionary<string, long> Faults { get; init; }

    public required long Trades { get; init; }

    /// <summary>Of them, read from the venue's history.</summary>
    public required long FilledIn { get; init; }

    /// <summary>Of real time.</summary>
    public required double Seconds { get; init; }

    public required IReadOnlyList<string> Problems { get; init; }

    public void Write(TextWriter output)
    {
        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{Disconnects:N0} disconnects of {Lines} lines in {Seconds:0} s, {Trades:N0} trades collected, "
            + $"{FilledIn:N0} of them from the history"));
        output.WriteLine(string.Join(", ", Faults.Select(one => $"{one.Key} {one.Value}")));
        foreach (var problem in Problems)
            output.WriteLine(problem);
        output.WriteLine($"{Problems.Count} of what was collected differs from the venue's own list");
    }
}
