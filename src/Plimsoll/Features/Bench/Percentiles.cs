namespace Plimsoll.Features.Bench;

/// <summary>How a crowd of figures lies: half, 99 and 99.9 of a hundred are not above these.</summary>
internal sealed record Percentiles(int Count, double P50, double P99, double P999, double Max)
{
    public static Percentiles Of(IReadOnlyCollection<double> figures)
    {
        var sorted = figures.Order().ToArray();
        return sorted.Length == 0
            ? throw new InvalidOperationException("nothing was measured")
            : new(sorted.Length, At(sorted, 0.5), At(sorted, 0.99), At(sorted, 0.999), sorted[^1]);
    }

    private static double At(double[] sorted, double share) =>
        sorted[Math.Max(0, (int)Math.Ceiling(share * sorted.Length) - 1)];
}
