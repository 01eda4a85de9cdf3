using Plimsoll.Core.Indicators;
using Plimsoll.Core.Market;
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
            NaiveEntry.ShouldAgree(entries, Naive(bars, canShort, mostMove, 24), $"seed {seed}");
            found += entries.Count(entry => (entry.Side == PositionSide.Short) == canShort);
            stretched += Naive(bars, canShort, 1, 24).Count - entries.Count;
        }

        found.ShouldBeGreaterThan(50, "else nothing was compared");
        stretched.ShouldBeGreaterThan(0, "a move that is too large keeps some out");
    }

    [Theory]
    [InlineData("1h", 50)]
    [InlineData("15m", 97)]
    [InlineData("1d", 50)]
    public void A_day_is_a_day_on_any_timeframe(string timeframe, int warmup)
    {
        var definition = new AlphaDefinition();
        var parameters = definition.TryBuild(new Dictionary<string, string>(), [])!;
        definition.Create(parameters, Perpetual, new IndicatorHub(Timeframe.Of(timeframe))).WarmupBars.ShouldBe(warmup);
    }

    private static List<NaiveEntry> Naive(Bar[] bars, bool canShort, double mostMove, int window)
    {
        var closes = bars.Select(bar => bar.Close).ToArray();
        var (fast, slow, rsi) = (NaiveSeries.Ema(closes, 20), NaiveSeries.Ema(closes, 50), NaiveSeries.Rsi(closes, 14));
        var atr = Indicators.Series.Fields(IndicatorCatalog.Parse("atr(14)"), bars)[0];
        var entries = new List<NaiveEntry>();
        for (var i = 49; i < bars.Length; i++)
        {
            var day = bars[(i + 1 - window)..(i + 1)];
            var (high, low, close) = (day.Max(bar => bar.High), day.Min(bar => bar.Low), closes[i]);
            var place = (close - low) / (high - low);
            var votes = 2 * (close > fast[i] && fast[i] > slow[i] ? 1 : close < fast[i] && fast[i] < slow[i] ? -1 : 0)
                + (rsi[i] < 30 || place < 0.15 ? 1 : 0) - (rsi[i] > 70 || place > 0.85 ? 1 : 0);
            var move = close / closes[i - window] - 1;
            if (votes >= 2 && move <= mostMove && rsi[i] <= 80)
                entries.Add(Entry(i, PositionSide.Long, close, 1.5 * atr[i]));
            else if (canShort && votes <= -2 && move >= -mostMove && rsi[i] >= 20)
                entries.Add(Entry(i, PositionSide.Short, close, -1.5 * atr[i]));
        }

        return entries;
    }

    private static NaiveEntry Entry(int bar, PositionSide side, double close, double risk) =>
        new(bar, side, close - risk, close + 2 * risk);
}
