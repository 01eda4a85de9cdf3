using System.Globalization;
using Plimsoll.Proof;
using Plimsoll.Proof.Faults;

namespace Plimsoll.Features.Proving;

/// <summary>What came of a proof.</summary>
internal sealed record ProofAnswer : IProofAnswer
{
    /// <summary>Stories that crash points were taken from; null for a simulation.</summary>
    public int? Scenarios { get; init; }

    public required long Runs { get; init; }

    public required double SimulatedHours { get; init; }

    public required long Orders { get; init; }

    public required long Fills { get; init; }

    public required long Deaths { get; init; }

    public required long NotPlaced { get; init; }

    public required IReadOnlyDictionary<string, long> Faults { get; init; }

    /// <summary>A sentence for each difference, with the seed and step of its run.</summary>
    public required IReadOnlyList<string> Problems { get; init; }

    public static ProofAnswer Of(ProofTotals totals) => new()
    {
        Runs = totals.Runs,
        SimulatedHours = totals.Simulated.TotalHours,
        Orders = totals.Orders,
        Fills = totals.Fills,
        Deaths = totals.Deaths,
        NotPlaced = totals.NotPlaced,
        Faults = Enum.GetValues<FaultKind>().ToDictionary(kind => kind.ToString(), kind => totals.Faults[(int)kind]),
        Problems =
        [
            .. totals.Failed.SelectMany(run => run.Problems.Select(problem =>
                $"seed {run.Plan.Seed}, step {run.Plan.DieAtStep}: {problem}")),
        ],
    };

    public void Write(TextWriter output)
    {
        var stories = Scenarios is { } count ? $" of {count} stories" : "";
        Line(output, $"{Runs:N0} runs{stories}, {SimulatedHours:N0} simulated hours");
        Line(output, $"{Orders:N0} orders, {Fills:N0} fills, {Deaths:N0} deaths, {NotPlaced:N0} orders ruled out");
        foreach (var (fault, times) in Faults.OrderBy(one => one.Value))
            Line(output, $"  {fault,-18} {times,12:N0}");
        foreach (var problem in Problems)
            output.WriteLine(problem);
        Line(output, $"{Problems.Count:N0} differences between journal and venue");
    }

    private static void Line(TextWriter output, FormattableString line) =>
        output.WriteLine(line.ToString(CultureInfo.InvariantCulture));
}
