namespace Plimsoll.Features.Bench;

/// <summary>Least, middle and most of several figures.</summary>
internal sealed record Spread(double Min, double Median, double Max)
{
    public static Spread Of(IReadOnlyCollection<double> figures)
    {
        var sorted = figures.Order().ToArray();
        var middle = sorted.Length / 2;
        var median = sorted.Length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
        return new Spread(sorted[0], median, sorted[^1]);
    }

    /// <summary>What these seconds mean for so many pieces of work: the longest is the least.</summary>
    public Spread PerSecond(long pieces) => new(pieces / Max, pieces / Median, pieces / Min);
}
