using Plimsoll.Proof.Faults;

namespace Plimsoll.Proof;

/// <summary>Many runs added up.</summary>
public sealed class ProofTotals
{
    private readonly long[] _faults = new long[Enum.GetValues<FaultKind>().Length];
    private readonly SortedDictionary<string, long> _edges = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, long> _alarms = new(StringComparer.Ordinal);
    private readonly List<ProofRun> _failed = [];

    public long Runs { get; private set; }

    public TimeSpan Simulated { get; private set; }

    public long Orders { get; private set; }

    public long Fills { get; private set; }

    public long Deaths { get; private set; }

    public long NotPlaced { get; private set; }

    public long Steps { get; private set; }

    public SideCounts Sides { get; private set; }

    public IReadOnlyList<long> Faults => _faults;

    /// <summary>How often each edge of an order's life was taken.</summary>
    public IReadOnlyDictionary<string, long> Edges => _edges;

    public IReadOnlyDictionary<string, long> Alarms => _alarms;

    /// <summary>Runs with a problem, with their seeds; kept in order.</summary>
    public IReadOnlyList<ProofRun> Failed => _failed;

    public void Add(ProofRun run)
    {
        Runs++;
        Simulated += run.Plan.Troubled;
        Orders += run.Orders;
        Fills += run.Fills;
        Deaths += run.Deaths;
        NotPlaced += run.NotPlaced;
        Steps += run.Steps;
        Sides += run.Sides;
        for (var kind = 0; kind < _faults.Length; kind++)
            _faults[kind] += run.Faults[kind];
        foreach (var ((from, happened), count) in run.Edges)
            Count(_edges, $"{from} – {happened}", count);
        foreach (var alarm in run.Alarms)
            Count(_alarms, alarm, 1);
        if (run.Problems.Count > 0)
            _failed.Add(run);
    }

    private static void Count(SortedDictionary<string, long> counts, string name, long more) =>
        counts[name] = counts.GetValueOrDefault(name) + more;
}
