namespace Plimsoll.Features.Backtests.Html;

/// <summary>Maps values to the height of a chart, with a little air above and below.</summary>
internal sealed class ChartScale
{
    /// <summary>Height of every drawing in its own units; the style sheet gives the real one.</summary>
    public const double Height = 300;

    private const int WantedTicks = 4;
    private readonly double _low;
    private readonly double _high;

    public ChartScale(double low, double high)
    {
        var air = high > low ? (high - low) * 0.04 : Math.Max(Math.Abs(high) * 0.01, 1e-9);
        (_low, _high) = (low - air, high + air);
    }

    /// <summary>From the top.</summary>
    public double Y(double value) => (_high - value) / (_high - _low) * Height;

    public double TopPercent(double value) => Y(value) / Height * 100;

    /// <summary>Round values between low and high.</summary>
    public IReadOnlyList<double> Ticks()
    {
        var rough = (_high - _low) / WantedTicks;
        var magnitude = Math.Pow(10, Math.Floor(Math.Log10(rough)));
        var step = magnitude * (rough / magnitude) switch { < 1.5 => 1, < 3.5 => 2, < 7.5 => 5, _ => 10 };
        var ticks = new List<double>();
        for (var i = (long)Math.Ceiling(_low / step); i * step <= _high; i++)
            ticks.Add(i * step);
        return ticks;
    }
}
