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
        foreach (var fate in Enum.GetValues<Fate>())
            Run(fate, depth, result, cancellationToken);
        return result;
    }

    private static void Run(Fate fate, int depth, ExhaustResult result, CancellationToken cancellationToken)
    {
        var level = new Dictionary<string, Way>(StringComparer.Ordinal) { [""] = new([], 1) };
        for (var at = 0; at < depth && level.Count > 0; at++)
        {
            var ways = level.Values.ToArray();
            var next = new (string Key, Way Way, List<string> Problems)[ways.Length][];
            Parallel.For(0, ways.Length, new ParallelOptions { CancellationToken = cancellationToken }, index =>
                next[index] = [.. GoOn(fate, ways[index])]);
            level = Merge(fate, next.SelectMany(one => one), result);
        }
    }

    private static IEnumerable<(string Key, Way Way, List<string> Problems)> GoOn(Fate fate, Way way)
    {
        foreach (var beat in OrderLife.BeatsOf(fate))
        {
            if (way.Beats.Count(one => one == beat) == 2)
                continue;
            Beat[] beats = [.. way.Beats, beat];
            var life = OrderLife.Of(fate, beats);
            var key = $"{string.Concat(beats.Order().Select(one => (char)('a' + (int)one)))} {life.Digest()}";
            life.TellTheTruth();
            yield return (key, new Way(beats, way.Count), life.Problems);
        }
    }

    private static Dictionary<string, Way> Merge(
        Fate fate, IEnumerable<(string Key, Way Way, List<string> Problems)> found, ExhaustResult result)
    {
        var level = new Dictionary<string, Way>(StringComparer.Ordinal);
        foreach (var (key, way, problems) in found)
        {
            result.Add(way.Count, problems.Select(problem => string.Create(
                CultureInfo.InvariantCulture, $"{fate}, {string.Join(' ', way.Beats)}: {problem}")));
            level[key] = level.TryGetValue(key, out var known) ? known with { Count = known.Count + way.Count } : way;
        }

        result.States += level.Count;
        return level;
    }

    /// <param name="Beats">One of the ways that lead there.</param>
    /// <param name="Count">How many there are.</param>
    private sealed record Way(Beat[] Beats, long Count);
}
