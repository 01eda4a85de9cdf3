using Plimsoll.Core.Indicators;
using Plimsoll.Core.Market;
using Plimsoll.Core.Simulation;
using Plimsoll.Core.Strategies;
using Plimsoll.Core.Strategies.Alpha;
using Plimsoll.Core.Tests.Risk;
using Plimsoll.Core.Trading;

namespace Plimsoll.Core.Tests.Strategies;

public sealed class AlphaTests
{
    private static readonly Instrument Perpetual = RiskCase.Spot with { AssetClass = AssetClass.CryptoPerpetual };

    [Theory]
    [InlineData(false, 0.1)]
    [InlineData(true, 0.1)]
    [InlineData(true, 0.02)]
    public void It_finds_what_a_naive_search_finds(bool canShort, double mostMove)
    {
        var (found, stretched) = (0, 0);
        for (var seed = 1UL; seed <= 6; seed++)
        {
            var bars = StrategyDriver.Walk(seed, 1_000);
            var driver = new StrategyDriver(
                new AlphaDefinition(), canShort ? Perpetual : RiskCase.Spot, Timeframe.Of("1h"),
                ("mostMove", $"{mostMove}"));
            var entries = driver.Entries(bars);
            NaiveEntry.ShouldAgree(entries, Naive(bars, canShort, mostMove, []), $"seed {seed}");
            found += entries.Count(entry => (entry.Side == PositionSide.Short) == canShort);
            stretched += Naive(bars, canShort, 1, []).Count - entries.Count;
        }

        found.ShouldBeGreaterThan(50, "else nothing was compared");
        stretched.ShouldBeGreaterThan(0, "a move that is too large keeps some out");
    }

    // A rate every eight hours and news every 13, of any size and colour.
    [Fact]
    public void It_finds_what_a_naive_search_finds_with_funding_and_news()
    {
        double[] rates = [-0.0006, -0.0005, -0.0002, -0.0001, 0, 0.0001, 0.0002, 0.0005, 0.0006];
        var (gained, lost) = (0, 0);
        for (var seed = 1UL; seed <= 6; seed++)
        {
            var bars = StrategyDriver.Walk(seed, 1_000);
            var random = new SeededRandom(seed);
            Known[] known =
            [
                .. bars.Select((_, i) => new Known(
                    i % 8 == 3 ? rates[(int)(random.Uniform() * rates.Length)] : null,
                    i % 13 == 5 ? random.Uniform() < 0.5 : null)),
            ];
            var entries = Entries(bars, known);
            NaiveEntry.ShouldAgree(entries, Naive(bars, true, 0.1, known), $"seed {seed}");
            var without = Naive(bars, true, 0.1, []);
            gained += entries.Count(entry => without.All(one => one.Bar != entry.Bar));
            lost += without.Count(one => entries.All(entry => one.Bar != entry.Bar));
        }

        gained.ShouldBeGreaterThan(20, "reversion and microstructure enter together");
        lost.ShouldBeGreaterThan(20, "microstructure keeps the trend out");
    }

    // The trend is up and votes long twice; who is there already pays for it.
    [Theory]
    [InlineData("0.0001", true, "")]
    [InlineData("0.0005", false, "votes >= 2")]
    [InlineData("-0.0005", true, "")]
    public void Funding_speaks_against_its_own_crowd(string fraction, bool enters, string unmet)
    {
        var known = new KnownFacts();
        var driver = new StrategyDriver(new AlphaDefinition(), Perpetual, Timeframe.Of("1h")) { Known = known };
        var bars = Rising();
        foreach (var bar in bars[..^1])
            driver.On(in bar);
        known.Take(new MarketNotice.Funding(bars[^1].OpenTime, decimal.Parse(fraction)));
        driver.On(in bars[^1]).Count.ShouldBe(enters ? 1 : 0);
        Unmet(driver).ShouldBe(unmet.Length > 0 ? [unmet] : []);
    }

    // At 0.05 % none yet, beyond it one; the other side is free of it.
    [Theory]
    [InlineData("0.0005", true)]
    [InlineData("0.00050001", false)]
    [InlineData("-0.0006", true)]
    public void An_extreme_rate_is_a_risk_of_its_own_side(string fraction, bool isMet)
    {
        var known = new KnownFacts();
        var driver = new StrategyDriver(new AlphaDefinition(), Perpetual, Timeframe.Of("1h")) { Known = known };
        var bars = Rising();
        foreach (var bar in bars[..^1])
            driver.On(in bar);
        known.Take(new MarketNotice.Funding(bars[^1].OpenTime, decimal.Parse(fraction)));
        driver.On(in bars[^1]);
        Outcome(driver, "funding <= 0.05 %").ShouldBe(isMet ? ConditionOutcome.True : ConditionOutcome.False);
        Outcome(driver, "funding >= -0.05 %").ShouldBe(
            fraction[0] == '-' ? ConditionOutcome.False : ConditionOutcome.True);
    }

    [Theory]
    [InlineData("4h", 50)]
    [InlineData("1h", 200)]
    [InlineData("15m", 800)]
    [InlineData("1d", 50)]
    public void A_day_is_a_day_on_any_timeframe(string timeframe, int warmup)
    {
        var definition = new AlphaDefinition();
        var parameters = definition.TryBuild(new Dictionary<string, string>(), [])!;
        definition.Create(parameters, Perpetual, new IndicatorHub(Timeframe.Of(timeframe))).WarmupBars.ShouldBe(warmup);
    }

    // The trend carries the entry: the extreme of 50 bars of 4h, but no farther than 3 %.
    [Theory]
    [InlineData(101, 101)]
    [InlineData(102.5, 102.5)]
    [InlineData(110, 103)]
    public void A_trend_aims_at_the_extreme_of_fifty_bars_of_4h(double earlierHigh, double percentOfClose)
    {
        var driver = new StrategyDriver(new AlphaDefinition(), Perpetual, Timeframe.Of("1h"));
        var bars = Rising();
        var last = bars[^1];
        // One bar, almost too far back, had that high, in percent of what the last one closes at.
        bars[^200] = bars[^200] with { High = last.Close * earlierHigh / 100 };
        foreach (var bar in bars[..^1])
            driver.On(in bar);
        var entry = driver.On(in last).ShouldHaveSingleItem();
        entry.TakeProfit!.Value.ShouldBe(last.Close * percentOfClose / 100, 1e-9);

        var later = new StrategyDriver(new AlphaDefinition(), Perpetual, Timeframe.Of("1h"), ("reachMinutes", "11940"));
        foreach (var bar in bars[..^1])
            later.On(in bar);
        later.On(in last).ShouldHaveSingleItem().TakeProfit!.Value
            .ShouldBe(bars[^199..].Max(bar => bar.High), 1e-9, "a bar less: it is too far back");
    }

    // What becomes known in the bar of the same index, just after its open.
    private readonly record struct Known(double? Rate, bool? IsGood);

    private static List<NaiveEntry> Entries(Bar[] bars, Known[] known)
    {
        var facts = new KnownFacts();
        var driver = new StrategyDriver(new AlphaDefinition(), Perpetual, Timeframe.Of("1h")) { Known = facts };
        var entries = new List<NaiveEntry>();
        for (var i = 0; i < bars.Length; i++)
        {
            var at = bars[i].OpenTime + TimeSpan.FromMinutes(1);
            if (known[i].Rate is { } rate)
                facts.Take(new MarketNotice.Funding(at, (decimal)rate));
            if (known[i].IsGood is { } isGood)
                facts.Take(new MarketNotice.News(at, isGood));
            entries.AddRange(driver.On(in bars[i]).Select(
                one => new NaiveEntry(i, one.Side, one.StopLoss!.Value, one.TakeProfit!.Value)));
        }

        return entries;
    }

    // Slowly, with a bar down in three, so that RSI and the move stay where nothing else speaks.
    private static Bar[] Rising()
    {
        var bars = new Bar[260];
        var close = 100.0;
        for (var i = 0; i < bars.Length; i++)
        {
            var open = close;
            close += i % 3 == 1 ? -0.1 : 0.1;
            var (high, low) = (Math.Max(open, close) + 0.6, Math.Min(open, close) - 0.1);
            bars[i] = new Bar(Timestamp.FromSeconds(3_600L * i), open, high, low, close, 1);
        }

        return bars;
    }

    private static string[] Unmet(StrategyDriver driver) =>
    [
        .. driver.Evaluation.Conditions.ToArray()
            .Select(one => (Name: driver.Strategy.ConditionNames[one.Name], one.Outcome))
            .Where(one => one.Outcome != ConditionOutcome.True && one.Name != "votes <= -2").Select(one => one.Name),
    ];

    private static ConditionOutcome Outcome(StrategyDriver driver, string name) =>
        driver.Evaluation.Conditions.ToArray()
            .Single(one => driver.Strategy.ConditionNames[one.Name] == name).Outcome;

    // Funding has no voice within 0.01 %; of news only those of this bar are young enough for one.
    private static int Micro(Bar[] bars, int i, Known[] known)
    {
        var rate = Rate(i, known) ?? 0;
        var sum = rate > 0.0001 ? -1 : rate < -0.0001 ? 1 : 0;
        if (known.Length > 0 && known[i].IsGood is { } isGood)
        {
            var move = bars[i].Close / bars[i - 1].Close - 1;
            sum += isGood ? (move < 0.005 ? -1 : 0) : move > -0.005 ? 1 : 0;
        }

        return Math.Sign(sum);
    }

    private static double? Rate(int i, Known[] known) =>
        known.Take(i + 1).Reverse().Take(24).Select(one => one.Rate).FirstOrDefault(one => one is not null);

    private static List<NaiveEntry> Naive(Bar[] bars, bool canShort, double mostMove, Known[] known)
    {
        const int window = 24, reach = 200;
        var closes = bars.Select(bar => bar.Close).ToArray();
        var (fast, slow, rsi) = (NaiveSeries.Ema(closes, 20), NaiveSeries.Ema(closes, 50), NaiveSeries.Rsi(closes, 14));
        var atr = Indicators.Series.Fields(IndicatorCatalog.Parse("atr(14)"), bars)[0];
        var entries = new List<NaiveEntry>();
        for (var i = reach - 1; i < bars.Length; i++)
        {
            var day = bars[(i + 1 - window)..(i + 1)];
            var (high, low, close) = (day.Max(bar => bar.High), day.Min(bar => bar.Low), closes[i]);
            var place = (close - low) / (high - low);
            var days = bars[(i + 1 - reach)..(i + 1)];
            var trend = close > fast[i] && fast[i] > slow[i] ? 1 : close < fast[i] && fast[i] < slow[i] ? -1 : 0;
            var votes = 2 * trend
                + (rsi[i] < 30 || place < 0.15 ? 1 : 0) - (rsi[i] > 70 || place > 0.85 ? 1 : 0)
                + 1.5 * Micro(bars, i, known);
            var rate = Rate(i, known) ?? 0;
            var move = close / closes[i - window] - 1;
            if (votes >= 2 && move <= mostMove && rsi[i] <= 80 && rate <= 0.0005)
                entries.Add(new NaiveEntry(
                    i, PositionSide.Long, close - 1.5 * atr[i],
                    trend > 0 ? Math.Min(days.Max(bar => bar.High), close * 1.03) : close + 3 * atr[i]));
            else if (canShort && votes <= -2 && move >= -mostMove && rsi[i] >= 20 && rate >= -0.0005)
                entries.Add(new NaiveEntry(
                    i, PositionSide.Short, close + 1.5 * atr[i],
                    trend < 0 ? Math.Max(days.Min(bar => bar.Low), close * 0.97) : close - 3 * atr[i]));
        }

        return entries;
    }
}
