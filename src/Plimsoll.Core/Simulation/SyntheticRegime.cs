namespace Plimsoll.Core.Simulation;

/// <summary>
/// A mood of the synthetic market. Moods change as a Markov chain: the chance to leave is looked at every minute, and
/// the next one is drawn by weight among the others.
/// </summary>
/// <param name="MeanMinutes">Mean stay.</param>
/// <param name="DriftPerDay">Fraction of the price.</param>
/// <param name="VolatilityFactor">Times the daily volatility.</param>
/// <param name="SpreadFactor">Times the spread.</param>
/// <param name="Weight">Of being drawn next.</param>
/// <param name="IsReverting">Pulled back to the price where it began.</param>
internal sealed record SyntheticRegime(
    double MeanMinutes, double DriftPerDay, double VolatilityFactor, double SpreadFactor, int Weight, bool IsReverting)
{
    public const int Range = 0;
    private const double MinutesPerHour = 60;

    private static readonly SyntheticRegime[] All =
    [
        new(4 * MinutesPerHour, 0, 0.7, 1, 4, IsReverting: true),
        new(3 * MinutesPerHour, 0.04, 1.0, 1, 2, IsReverting: false),
        new(3 * MinutesPerHour, -0.04, 1.1, 1.2, 2, IsReverting: false),
        new(1 * MinutesPerHour, 0, 2.5, 2, 1, IsReverting: false),
        new(6 * MinutesPerHour, 0, 0.4, 1, 2, IsReverting: false),
    ];

    private static readonly int TotalWeight = All.Sum(regime => regime.Weight);

    public static int Count => All.Length;

    public static SyntheticRegime At(int index) => All[index];

    public static int Next(int current, SeededRandom random)
    {
        var draw = random.Uniform() * (TotalWeight - All[current].Weight);
        for (var i = 0; i < All.Length; i++)
        {
            if (i == current)
                continue;
            draw -= All[i].Weight;
            if (draw < 0)
                return i;
        }

        return current == Range ? Range + 1 : Range;
    }
}
