namespace Plimsoll.Core.Strategies.Nbb;

/// <summary>A swing and the prices that matter around it.</summary>
internal struct Zone
{
    /// <param name="level">The swing low of demand, the swing high of supply.</param>
    public Zone(double level, NbbOptions options, bool isDemand)
    {
        var sign = isDemand ? 1 : -1;
        Level = level;
        BreakLevel = At(level, sign * options.BreakoutThreshold);
        Stop = At(level, -sign * options.StopBuffer);
        Upper = At(level, options.RetestTolerance);
        Lower = At(level, -options.RetestTolerance);
    }

    public double Level { get; }

    /// <summary>What a close must pass to break away.</summary>
    public double BreakLevel { get; }

    public double Stop { get; }

    /// <summary>A retest lies between these, themselves excluded.</summary>
    public double Upper { get; }

    public double Lower { get; }

    public bool IsBroken { get; set; }

    // Prices and fractions are decimal numbers: through decimal 100 × 1.0005 is 100.05 and equal to a close there.
    private static double At(double level, double fraction) => (double)(decimal)(level * (1.0 + fraction));
}
