using System.Globalization;

namespace Plimsoll.Proof.Exhausting;

/// <summary>
/// Every order in which an order's answers, fills, cancel, time-out, crashes and a double of each can come, to some
/// depth. Lives that stand alike are lived on once; how many ways lead to them is counted.
/// </summary>
public static class ExhaustProof
{
    /// <summary>Beyond it there is nothing left that could happen to most orders.</summary>
    public const int MostDepth = 14;

    public static ExhaustResult Run(int depth, CancellationToken cancellationToken)
    {
        var result = new ExhaustResult();
        foreach (var role in Enum.GetValues<Role>())
            foreach (var fate in Enum.GetValues<Fate>())
                Run(new Life(role, fate), depth, result, cancellationToken);
        return result;
    }

    private static void Run(Life life, int depth, ExhaustResult result, CancellationToken cancellationToken)
    {
        var level = new Dictionary<string, Way>(StringComparer.Ordinal) { [""] = new([], 1) };
        for (var at = 0; at < depth && level.Count > 0; at++)
        {
            var ways = level.Values.ToArray();
            var next = new (string Key, Way Way, List<string> Problems)[ways.Length][];
            Parallel.For(0, ways.Length, new ParallelOptions { CancellationToken = cancellationToken }, index =>
                next[index] = [.. GoOn(life, ways[index])]);
            level = Merge(life, next.SelectMany(one => one), result);
        }
    }

    private static IEnumerable<(string Key, Way Way, List<string> Problems)> GoOn(Life tried, Way way)
    {
        foreach (var beat in OrderLife.BeatsOf(tried.Fate))
        {
            if (way.Beats.Count(one => one == beat) == 2)
                continue;
            Beat[] beats = [.. way.Beats, beat];
            var life = OrderLife.Of(tried.Role, tried.Fate, beats);
            var key = $"{string.Concat(beats.Order().Select(one => (char)('a' + (int)one)))} {life.Digest()}";
            life.TellTheTruth();
            yield return (key, new Way(beats, way.Count), life.Problems);
        }
    }

    private static Dictionary<string, Way> Merge(
        Life life, IEnumerable<(string Key, Way Way, List<string> Problems)> found, ExhaustResult result)
    {
        var level = new Dictionary<string, Way>(StringComparer.Ordinal);
        foreach (var (key, way, problems) in found)
        {
            result.Add(way.Count, problems.Select(problem => string.Create(
                CultureInfo.InvariantCulture, $"{life.Role}, {life.Fate}, {string.Join(' ', way.Beats)}: {problem}")));
            level[key] = level.TryGetValue(key, out var known) ? known with { Count = known.Count + way.Count } : way;
        }

        result.States += level.Count;
        return level;
    }

    private sealed record Life(Role Role, Fate Fate);

    /// <param name="Beats">One of the ways that lead there.</param>
    /// <param name="Count">How many there are.</param>
    private sealed record Way(Beat[] Beats, long Count);
}
