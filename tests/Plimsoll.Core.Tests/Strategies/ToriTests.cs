using Plimsoll.Core.Indicators.Structure;
using Plimsoll.Core.Market;
using Plimsoll.Core.Strategies.Tori;
using Plimsoll.Core.Tests.Risk;
using Plimsoll.Core.Trading;

namespace Plimsoll.Core.Tests.Strategies;

public sealed class ToriTests
{
    private static readonly Timeframe Hour = Timeframe.Of("1h");
    private static readonly Instrument Perpetual = RiskCase.Spot with { AssetClass = AssetClass.CryptoPerpetual };

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void It_finds_what_a_naive_search_finds(bool canShort)
    {
        var found = 0;
        for (var seed = 1UL; seed <= 25; seed++)
        {
            var bars = StrategyDriver.Walk(seed, 1_200);
            var driver = new StrategyDriver(
                new ToriDefinition(), canShort ? Perpetual : RiskCase.Spot, Hour, ("swingLookback", "8"));
            var entries = driver.Entries(bars);
            NaiveEntry.ShouldAgree(entries, Naive(bars, 8, canShort), $"seed {seed}");
            found += entries.Count(entry => (entry.Side == PositionSide.Short) == canShort);
        }

        found.ShouldBeGreaterThan(20, "else nothing was compared");
    }

    [Fact]
    public void By_default_it_needs_sixty_one_bars() =>
        new StrategyDriver(new ToriDefinition(), RiskCase.Spot, Hour).Strategy.WarmupBars.ShouldBe(61);

    [Theory]
    [InlineData(new[] { 5.0, 4, 3, 4, 5 }, 3.0)]
    [InlineData(new[] { 5.0, 3, 3, 4, 5 }, double.NaN)]
    [InlineData(new[] { 5.0, 4, 3, 3, 5 }, double.NaN)]
    [InlineData(new[] { 5.0, 4, 3, 4, 2 }, double.NaN)]
    public void A_strict_swing_stands_alone(double[] lows, double expected)
    {
        var finder = new SwingFinder(2, isLow: true, isStrict: true);
        double[] swings = [.. lows.Select(finder.Add)];
        swings[^1].ShouldBe(expected);
    }

    private static List<NaiveEntry> Naive(Bar[] bars, int lookback, bool canShort)
    {
        var entries = new List<NaiveEntry>();
        for (var i = 49; i < bars.Length; i++)
        {
            var (close, window) = (bars[i].Close, bars[(i - 49)..(i + 1)]);
            var (low, high) = (window.Min(bar => bar.Low), window.Max(bar => bar.High));
            double[] supports = [.. new[] { 0.382, 0.5, 0.618 }.Select(ratio => low + (high - low) * ratio)];
            double[] resistances = [.. new[] { 0.382, 0.5, 0.618 }.Select(ratio => high - (high - low) * ratio)];
            if (IsNear(close, Line(bars, i, lookback, 1)) && supports.Any(level => IsNear(close, level)))
                entries.Add(Entry(i, PositionSide.Long, close, supports.Min() * 0.995));
            else if (canShort && IsNear(close, Line(bars, i, lookback, -1)) && resistances.Any(one => IsNear(close, one)))
                entries.Add(Entry(i, PositionSide.Short, close, resistances.Max() * 1.005));
        }

        return entries;
    }

    private static bool IsNear(double close, double level) => Math.Abs(close - level) / level <= 0.002;

    private static NaiveEntry Entry(int bar, PositionSide side, double close, double stop) =>
        new(bar, side, stop, close + 3 * (close - stop));

    /// <summary>The line at bar i through the last two swings that are confirmed by then; NaN when it does not hold.</summary>
    private static double Line(Bar[] bars, int i, int lookback, int sign)
    {
        double At(int bar) => sign > 0 ? bars[bar].Low : bars[bar].High;
        bool IsSwing(int bar) => Enumerable.Range(bar - lookback, 2 * lookback + 1)
            .All(other => other == bar || sign * At(other) > sign * At(bar));
        var swings = new List<int>();
        for (var bar = i - lookback; bar >= lookback && swings.Count < 2; bar--)
            if (IsSwing(bar))
                swings.Add(bar);
        if (swings is not [var second, var first] || sign * (At(second) - At(first)) <= 0)
            return double.NaN;
        var slope = (At(second) - At(first)) / (second - first);
        var isCut = Enumerable.Range(first + 1, second - first - 1)
            .Any(bar => sign * (bars[bar].Close - (At(second) + slope * (bar - second))) < 0);
        return isCut ? double.NaN : At(second) + slope * (i - second);
    }
}
