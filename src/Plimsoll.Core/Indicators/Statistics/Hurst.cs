using Plimsoll.Core.Indicators.Blocks;
using Plimsoll.Core.Market;

namespace Plimsoll.Core.Indicators.Statistics;

/// <summary>
/// Hurst exponent of the last n log returns by rescaled ranges: the slope of log(R/S) over log(size), for the window
/// in 1, 2, 4 … chunks of at least 8 returns, counted from the newest. Above 0.5 a trend persists, below it reverts.
/// Source: Harold Hurst, 1951; Benoit Mandelbrot and James Wallis, 1969.
/// </summary>
public sealed class Hurst(IndicatorSpec spec) : Indicator(spec)
{
    private const int SmallestChunk = 8;

    private readonly double[] _returns = new double[spec.Integer("period")];
    private Window _window = new(spec.Integer("period"));
    private double _lastClose = double.NaN;

    public static IndicatorKind Kind { get; } = new()
    {
        Name = "hurst",
        Title = "Hurst exponent",
        Formula = "slope of log10(mean R/S) over log10(size) of the last n log returns in 1, 2, 4... chunks of at "
            + "least 8, counted from the newest; R/S = range of the running sum about the mean / population "
            + "deviation, null if nothing moved",
        Source = "Harold Hurst, 1951; Benoit Mandelbrot and James Wallis, 1969",
        Parameters = [new("period", 100, 16, 1_000, "returns in the window")],
        Fields = [IndicatorField.Value(IndicatorScale.Ratio, "0.5 for a random walk, more in a trend")],
        WarmupBars = spec => spec.Integer("period") + 1,
        Create = spec => new Hurst(spec),
    };

    protected override void Step(in Bar bar)
    {
        var isFull = _window.Add(Math.Log(bar.Close / _lastClose));
        _lastClose = bar.Close;
        if (!isFull)
            return;
        _window.Older.CopyTo(_returns);
        _window.Newer.CopyTo(_returns.AsSpan(_window.Older.Length));
        Emit(Exponent());
    }

    private double Exponent()
    {
        var (count, sizes, ranges, squares, products) = (0, 0.0, 0.0, 0.0, 0.0);
        for (var chunks = 1; _returns.Length / chunks >= SmallestChunk; chunks *= 2)
        {
            var size = Math.Log10(_returns.Length / chunks);
            var range = Math.Log10(RescaledRange(chunks));
            count++;
            sizes += size;
            ranges += range;
            squares += size * size;
            products += size * range;
        }

        var slope = (count * products - sizes * ranges) / (count * squares - sizes * sizes);
        return double.IsFinite(slope) ? slope : double.NaN;
    }

    private double RescaledRange(int chunks)
    {
        var size = _returns.Length / chunks;
        var sum = 0.0;
        for (var i = 1; i <= chunks; i++)
            sum += RescaledRange(_returns.AsSpan(_returns.Length - i * size, size));
        return sum / chunks;
    }

    private static double RescaledRange(ReadOnlySpan<double> values)
    {
        var mean = 0.0;
        foreach (var value in values)
            mean += value / values.Length;
        var (running, high, low, squares) = (0.0, double.NegativeInfinity, double.PositiveInfinity, 0.0);
        foreach (var value in values)
        {
            running += value - mean;
            high = Math.Max(high, running);
            low = Math.Min(low, running);
            squares += (value - mean) * (value - mean);
        }

        return squares > 0 ? (high - low) / Math.Sqrt(squares / values.Length) : 0;
    }
}
