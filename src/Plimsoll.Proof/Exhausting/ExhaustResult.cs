namespace Plimsoll.Proof.Exhausting;

/// <summary>What came of trying every order of things.</summary>
public sealed class ExhaustResult
{
    // A core that is wrong is wrong in thousands of ways; a few tell which.
    private const int Kept = 20;

    private readonly List<string> _problems = [];

    /// <summary>Interleavings, each of every length up to the depth.</summary>
    public long Paths { get; private set; }

    /// <summary>Lives that stand differently: each was told the truth, and judged.</summary>
    public long States { get; internal set; }

    public long Failed { get; private set; }

    /// <summary>The first of what went wrong, with the way that leads there.</summary>
    public IReadOnlyList<string> Problems => _problems;

    internal void Add(long paths, IEnumerable<string> problems)
    {
        Paths += paths;
        foreach (var problem in problems)
        {
            Failed++;
            if (_problems.Count < Kept)
                _problems.Add(problem);
        }
    }
}
