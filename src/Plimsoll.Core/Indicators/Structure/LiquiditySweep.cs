using Plimsoll.Core.Market;

namespace Plimsoll.Core.Indicators.Structure;

/// <summary>Price has gone beyond a level that others rest their stops at, and has come back.</summary>
public sealed class LiquiditySweep(IndicatorSpec spec) : Indicator(spec)
{
    private const int Sources = 4;
    private static readonly (double Level, int Age) Nothing = (double.NaN, -1);

    private readonly int _memory = spec.Integer("bars");
    private readonly int _first = spec.Choice("levels") == "sessions" ? 1 : 0;
    private readonly int _end = spec.Choice("levels") == "swings" ? 1 : Sources;
    private readonly SwingFinder _highs = new(spec.Integer("span"), isLow: false);
    private readonly SwingFinder _lows = new(spec.Integer("span"), isLow: true);
    private readonly SessionLevels _sessions = new(isNewYorkDay: false);
    private readonly double[] _lowLevels = [double.NaN, double.NaN, double.NaN, double.NaN];
    private readonly double[] _highLevels = [double.NaN, double.NaN, double.NaN, double.NaN];
    private readonly SweepWatch[] _below = [new(1), new(1), new(1), new(1)];
    private readonly SweepWatch[] _above = [new(-1), new(-1), new(-1), new(-1)];
    private int _missing = spec.WarmupBars;

    public static IndicatorKind Kind { get; } = new()
    {
        Name = "liquidity_sweep",
        Title = "Liquidity sweep",
        Formula = "within the last n bars a low fell below a level known before (latest swing low, low of the day before in "
            + "UTC, of the last Asian or London session) and this close is above it: side +1; highs mirrored: -1; the newest "
            + "counts, of equally new ones the farthest out; none, or both sides equally new: 0",
        Source = "Michael Huddleston, Inner Circle Trader",
        IsRecursive = true,
        DependsOnStart = true,
        AwaitsEvent = true,
        Parameters =
        [
            new("bars", 5, 1, 1_000, "bars in which the level was passed"),
            new("span", 3, 1, 1_000, "bars on either side of a swing"),
            IndicatorParameter.Choice("levels", "which levels count", "all", "swings", "sessions"),
        ],
        Fields =
        [
            IndicatorField.Bounded("side", -1, 1, "+1 lows were swept, -1 highs were"),
            new("level", IndicatorScale.Price, "the level that was swept"),
            new("age", IndicatorScale.Index, "bars since") { Min = 0 },
        ],
        WarmupBars = spec => 2 * spec.Integer("span") + 2,
        Create = spec => new LiquiditySweep(spec),
    };

    protected override void Step(in Bar bar)
    {
        for (var i = _first; i < _end; i++)
        {
            _below[i].Add(bar.Low, _lowLevels[i], _memory);
            _above[i].Add(bar.High, _highLevels[i], _memory);
        }

        Learn(in bar);
        if (_missing > 0 && --_missing > 0)
            return;
        var (below, above) = (Best(_below, bar.Close), Best(_above, bar.Close));
        if (below.Age == above.Age)
            Emit(0, double.NaN, double.NaN);
        else if (above.Age < 0 || (below.Age >= 0 && below.Age < above.Age))
            Emit(1, below.Level, below.Age);
        else
            Emit(-1, above.Level, above.Age);
    }

    // Levels that this bar made known count from the next bar on.
    private void Learn(in Bar bar)
    {
        var (high, low) = (_highs.Add(bar.High), _lows.Add(bar.Low));
        _highLevels[0] = double.IsNaN(high) ? _highLevels[0] : high;
        _lowLevels[0] = double.IsNaN(low) ? _lowLevels[0] : low;
        _sessions.Add(in bar);
        (_highLevels[1], _lowLevels[1]) = (_sessions.Day.High, _sessions.Day.Low);
        (_highLevels[2], _lowLevels[2]) = (_sessions.Asia.High, _sessions.Asia.Low);
        (_highLevels[3], _lowLevels[3]) = (_sessions.London.High, _sessions.London.Low);
    }

    private (double Level, int Age) Best(SweepWatch[] watches, double close)
    {
        var best = Nothing;
        for (var i = _first; i < _end; i++)
            if (watches[i].Beats(best, close))
                best = watches[i].Found;
        return best;
    }
}
