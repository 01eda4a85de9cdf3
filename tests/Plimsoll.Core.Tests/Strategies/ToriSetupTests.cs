using Plimsoll.Core.Indicators;
using Plimsoll.Core.Market;
using Plimsoll.Core.Strategies;
using Plimsoll.Core.Strategies.Tori;
using Plimsoll.Core.Tests.Indicators;
using Plimsoll.Core.Tests.Risk;
using Plimsoll.Core.Trading;

namespace Plimsoll.Core.Tests.Strategies;

/// <summary>The setups that go by lines alone, and what touches of a line change.</summary>
public sealed class ToriSetupTests
{
    private static readonly Timeframe Hour = Timeframe.Of("1h");
    private static readonly Instrument Perpetual = RiskCase.Spot with { AssetClass = AssetClass.CryptoPerpetual };

    private static readonly (string, string)[] Eager =
        [("swingLookback", "4"), ("fibBars", "20"), ("confluenceTolerance", "0.002")];

    [Theory]
    [InlineData("bounce")]
    [InlineData("twoTouchBreak")]
    [InlineData("breakRetest")]
    public void A_setup_finds_what_a_naive_search_finds(string setup)
    {
        var (longs, shorts) = (0, 0);
        for (var seed = 1UL; seed <= 20; seed++)
        {
            var bars = StrategyDriver.Walk(seed, 1_000);
            var entries = new StrategyDriver(new ToriDefinition(), Perpetual, Hour, [.. Eager, ("setup", setup)]).Entries(bars);
            NaiveEntry.ShouldAgree(entries, Naive(bars, setup), $"seed {seed}");
            longs += entries.Count(entry => entry.Side == PositionSide.Long);
            shorts += entries.Count(entry => entry.Side == PositionSide.Short);
        }

        longs.ShouldBeGreaterThan(3, "else nothing was compared");
        shorts.ShouldBeGreaterThan(3, "else nothing was compared");
    }

    [Theory]
    [InlineData("bounce", true)]
    [InlineData("confluence", false)]
    public void A_trade_ends_where_its_safety_line_breaks(string setup, bool leaves)
    {
        var exits = 0;
        for (var seed = 1UL; seed <= 5; seed++)
        {
            var bars = StrategyDriver.Walk(seed, 800);
            var safety = Lines(bars, 1);
            var driver = new StrategyDriver(new ToriDefinition(), Perpetual, Hour, [.. Eager, ("setup", setup)]);
            for (var i = 0; i < bars.Length; i++)
            {
                var trade = new OpenTrade(PositionSide.Long, 100, bars[0].OpenTime);
                var proposals = driver.On(in bars[i], i < 100 ? null : trade);
                var shallLeave = leaves && i >= 100 && bars[i].Close < safety.Any[i];
                if (i >= 100)
                    proposals.Select(one => one.ExitReason).ShouldBe(shallLeave ? [ExitReason.RuleClose] : [], $"{seed}/{i}");
                exits += shallLeave ? 1 : 0;
            }
        }

        (exits > 10).ShouldBe(leaves);
    }

    [Fact]
    public void Touches_keep_out_lines_that_are_touched_less_and_three_are_worth_ten_points()
    {
        var (kept, worth) = (0, new HashSet<(int, int)>());
        for (var seed = 1UL; seed <= 20; seed++)
        {
            var bars = StrategyDriver.Walk(seed, 1_000);
            var touches = (Lines(bars, 1).Touches, Lines(bars, -1).Touches);
            var driver = new StrategyDriver(
                new ToriDefinition(), Perpetual, Hour,
                [.. Eager, ("setup", "bounce"), ("touches", "3"), ("confidence", "80")]);
            for (var i = 0; i < bars.Length; i++)
                foreach (var entry in driver.On(in bars[i]))
                    worth.Add(((int)(entry.Side == PositionSide.Long ? touches.Item1[i] : touches.Item2[i]), entry.Confidence));

            var plain = new StrategyDriver(new ToriDefinition(), Perpetual, Hour, [.. Eager, ("setup", "bounce")]);
            kept += plain.Entries(bars).Count(entry =>
                (entry.Side == PositionSide.Long ? touches.Item1 : touches.Item2)[entry.Bar] < 3);
        }

        worth.ShouldNotBeEmpty();
        worth.ShouldAllBe(one => one.Item1 >= 3 && one.Item2 == 90);
        kept.ShouldBeGreaterThan(0);
    }

    private sealed record LineSeries(double[] Any, double[] Holding, double[] Touches, bool[] IsBroken, double[] Swing);

    private static LineSeries Lines(Bar[] bars, int sign)
    {
        var spec = IndicatorCatalog.Parse(sign > 0 ? "trendline(4,0.002,lows)" : "trendline(4,0.002,highs)");
        var fields = Series.Fields(spec, bars);
        var swings = Series.Fields(IndicatorCatalog.Parse("swings(4,rejected)"), bars)[sign > 0 ? 1 : 0];
        double[] holding = [.. fields[0].Select((value, i) => sign * fields[1][i] > 0 && fields[4][i] == 0 ? value : double.NaN)];
        return new LineSeries(fields[0], holding, fields[2], [.. fields[3].Select(one => one == 1)], swings);
    }

    private static List<NaiveEntry> Naive(Bar[] bars, string setup)
    {
        var (lows, highs) = (Lines(bars, 1), Lines(bars, -1));
        var entries = new List<NaiveEntry>();
        for (var i = 19; i < bars.Length; i++)
        {
            var (up, down) = (Behind(bars, i, 1, (lows, highs), setup), Behind(bars, i, -1, (highs, lows), setup));
            if (!double.IsNaN(up))
                entries.Add(Entry(i, PositionSide.Long, bars[i].Close, up * 0.995));
            else if (!double.IsNaN(down))
                entries.Add(Entry(i, PositionSide.Short, bars[i].Close, down * 1.005));
        }

        return entries;
    }

    // What the stop lies behind; NaN where the setup is not there.
    private static double Behind(Bar[] bars, int i, int sign, (LineSeries Own, LineSeries Other) lines, string setup)
    {
        bool Touches(double line) => Math.Abs((sign > 0 ? bars[i].Low : bars[i].High) - line) <= 0.002 * line
            && sign * (bars[i].Close - line) > 0;
        bool IsBreak(int bar) => bar > 0 && sign * (bars[bar - 1].Close - lines.Other.Holding[bar - 1]) <= 0
            && sign * (bars[bar].Close - lines.Other.Holding[bar]) > 0;
        var (line, other) = (lines.Own.Holding[i], lines.Other.Holding[i]);
        return setup switch
        {
            "bounce" => Touches(line) && !lines.Own.IsBroken[i] ? line : double.NaN,
            "twoTouchBreak" => IsBreak(i) && sign * (bars[i].Close - lines.Own.Swing[i]) > 0
                ? lines.Own.Swing[i]
                : double.NaN,
            _ => !IsBreak(i) && Enumerable.Range(Math.Max(0, i - 20), Math.Min(i, 20)).Any(IsBreak) && Touches(other)
                ? other
                : double.NaN,
        };
    }

    private static NaiveEntry Entry(int bar, PositionSide side, double close, double stop) =>
        new(bar, side, stop, close + 3 * (close - stop));
}
