using Plimsoll.Core.Market;
using Plimsoll.Core.Strategies;
using Plimsoll.Core.Strategies.Fabio;
using Plimsoll.Core.Tests.Indicators;
using Plimsoll.Core.Tests.Risk;
using Plimsoll.Core.Trading;

namespace Plimsoll.Core.Tests.Strategies;

public sealed class FabioTests
{
    private static readonly Timeframe Hour = Timeframe.Of("1h");
    private static readonly Instrument Whole = RiskCase.Spot with { PriceIncrement = 1m };
    private static readonly Instrument Perpetual = RiskCase.Spot with { AssetClass = AssetClass.CryptoPerpetual };

    [Fact]
    public void The_worked_example_has_stop_98_802_and_target_102_996()
    {
        var parameters = new FabioDefinition().TryBuild(new Dictionary<string, string>(), [])!;
        var options = FabioOptions.From(parameters);
        var area = new ValueArea(PositionSide.Long, Control: 100, Broken: 101, Far: 99);
        area.BreakLevel(options).ShouldBe(101.202, 1e-9);
        area.Stop(options).ShouldBe(98.802, 1e-9);
        area.Target(options, entry: 100.2).ShouldBe(102.996, 1e-9);
    }

    [Fact]
    public void It_enters_at_the_point_of_control_of_the_profile_that_was_broken()
    {
        var driver = Armed();
        foreach (var close in new[] { 103.0, 101.4, 100.6 })
            driver.On(Next(close)).ShouldBeEmpty();
        var entry = driver.On(Next(100.2)).Single();
        entry.Side.ShouldBe(PositionSide.Long);
        entry.StopLoss!.Value.ShouldBe(98 * 0.998, 1e-9);
        entry.TakeProfit!.Value.ShouldBe(100.2 + 2 * (100.2 - 98 * 0.998), 1e-9);
        entry.Confidence.ShouldBe(80);
    }

    [Fact]
    public void A_breakout_and_its_retest_are_never_the_same_bar()
    {
        var driver = new StrategyDriver(
            new FabioDefinition(), Whole, Hour, ("valueAreaFraction", "0.9"), ("retestTolerance", "0.05"));
        foreach (var bar in Balance())
            driver.On(in bar).ShouldBeEmpty();
        driver.On(Next(102.3)).ShouldBeEmpty("it lies within the tolerance of the point of control, too");
        driver.On(Next(102.3)).ShouldHaveSingleItem();
    }

    [Fact]
    public void A_retest_comes_within_twenty_bars_or_not_at_all()
    {
        var (inTime, late) = (Armed(), Armed());
        for (var bar = 1; bar <= 19; bar++)
            inTime.On(Next(101)).ShouldBeEmpty();
        inTime.On(Next(100.2)).ShouldHaveSingleItem();
        for (var bar = 1; bar <= 20; bar++)
            late.On(Next(101)).ShouldBeEmpty();
        late.On(Next(100.2)).ShouldBeEmpty();
    }

    [Fact]
    public void A_close_beyond_the_stop_disarms()
    {
        var driver = Armed();
        driver.On(Next(97.8)).ShouldBeEmpty();
        driver.On(Next(100.6)).ShouldBeEmpty();
        driver.On(Next(100.2)).ShouldBeEmpty();
    }

    [Fact]
    public void Coming_from_below_is_no_retest()
    {
        var driver = Armed();
        driver.On(Next(99.5)).ShouldBeEmpty();
        driver.On(Next(100)).ShouldBeEmpty("the close before lies below the point of control");
    }

    [Fact]
    public void While_a_trade_is_open_a_retest_is_spent_and_says_why()
    {
        var driver = Armed();
        driver.On(Next(100.6));
        var trade = new OpenTrade(PositionSide.Long, 100, Timestamp.FromSeconds(0));
        driver.On(Next(100.2), trade).ShouldBeEmpty();
        driver.Evaluation.Blocker.ShouldBe("locked");
        driver.On(Next(100.2)).ShouldBeEmpty();
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void It_finds_what_a_naive_search_finds(bool canShort)
    {
        var found = 0;
        for (var seed = 1UL; seed <= 12; seed++)
        {
            var bars = StrategyDriver.Walk(seed, 1_000);
            var driver = new StrategyDriver(new FabioDefinition(), canShort ? Perpetual : RiskCase.Spot, Hour);
            var entries = driver.Entries(bars);
            NaiveEntry.ShouldAgree(entries, Naive(bars, canShort), $"seed {seed}");
            found += entries.Count(entry => (entry.Side == PositionSide.Short) == canShort);
        }

        found.ShouldBeGreaterThan(10, "else nothing was compared");
    }

    private static readonly (double Price, double Volume)[] Levels =
        [(97, 1), (98, 1), (99, 40), (100, 60), (101, 40), (102, 1), (103, 1)];

    private int _hour = 1_000;

    /// <summary>Fifty bars with POC 100, VAH 102 and VAL 98, then a close at 102.30.</summary>
    private StrategyDriver Armed()
    {
        _hour = 1_000;
        var driver = new StrategyDriver(new FabioDefinition(), Whole, Hour, ("valueAreaFraction", "0.9"));
        foreach (var bar in Balance())
            driver.On(in bar).ShouldBeEmpty();
        driver.On(Next(102.3)).ShouldBeEmpty();
        return driver;
    }

    private static IEnumerable<Bar> Balance()
    {
        for (var hour = 0; hour < 50; hour++)
        {
            var (price, volume) = Levels[hour % Levels.Length];
            yield return new Bar(Timestamp.FromSeconds(3_600L * hour), price, price, price, price, volume);
        }
    }

    private Bar Next(double close) => new(Timestamp.FromSeconds(3_600L * _hour++), close, close, close, close, 1);

    private static List<NaiveEntry> Naive(Bar[] bars, bool canShort)
    {
        var entries = new List<NaiveEntry>();
        (int Bar, int Sign, double Control, double Broken, double Far)? armed = null;
        for (var i = 50; i < bars.Length; i++)
        {
            var close = bars[i].Close;
            var (control, high, low) = NaiveProfile.Of(bars[(i - 50)..i], 0.01m);
            if (armed is { } it)
            {
                var stop = it.Far * (1 - it.Sign * 0.002);
                if (i - it.Bar > 20 || it.Sign * close < it.Sign * stop)
                    armed = null;
                else if (it.Sign * bars[i - 1].Close > it.Sign * it.Control
                    && Math.Abs(close - it.Control) / it.Control <= 0.003)
                {
                    var (beyond, reward) = (it.Broken * (1 + it.Sign * 0.01), close + 2 * (close - stop));
                    entries.Add(new NaiveEntry(
                        i, it.Sign > 0 ? PositionSide.Long : PositionSide.Short, stop,
                        it.Sign > 0 ? Math.Max(beyond, reward) : Math.Min(beyond, reward)));
                    armed = null;
                }
            }

            if (close > high * 1.002 && armed?.Sign != 1)
                armed = (i, 1, control, high, low);
            if (close < low * 0.998 && armed?.Sign != -1)
                armed = canShort ? (i, -1, control, low, high) : null;
        }

        return entries;
    }
}
