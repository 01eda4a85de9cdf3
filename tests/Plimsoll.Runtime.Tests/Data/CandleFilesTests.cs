using Plimsoll.Core.Market;
using Plimsoll.Runtime.Data;
using Plimsoll.Testing;

namespace Plimsoll.Runtime.Tests.Data;

/// <summary>A year of real bars.</summary>
public sealed class CandleFilesTests
{
    private const string BtcMinutes = "candles/binance-spot-BTCUSDT-1m-2023.csv.gz";

    [Fact]
    public void A_year_of_minutes_is_read_with_little_memory_and_its_one_gap()
    {
        using var file = Open(BtcMinutes, "1m");
        var bars = new Bar[4_096];
        var before = GC.GetAllocatedBytesForCurrentThread();
        var count = 0;
        for (int read; (read = file.Read(bars)) > 0; count += read)
            continue;
        (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBeLessThan(4_000_000);
        count.ShouldBe(525_520);
        var summary = file.Summary!;
        summary.Gaps.ShouldBe([new BarGap(Files.At("2023-03-24T12:40Z"), Files.At("2023-03-24T14:00Z"), 80)]);
        (summary.Expected, summary.ZeroVolumeCount, summary.Grade).ShouldBe((525_600, 72, SeriesGrade.C));
    }

    [Theory]
    [InlineData(BtcMinutes, "candles/binance-spot-BTCUSDT-1h-2022_2023.csv.gz", "1h", 8_759)]
    [InlineData("candles/binance-spot-ETHUSDT-1m-2023.csv.gz", "candles/binance-spot-ETHUSDT-1d-2022_2023.csv.gz", "1d",
        365)]
    [InlineData("candles/binance-spot-SOLUSDT-1m-2023Q4.csv.gz", "candles/binance-spot-SOLUSDT-15m-2023Q4.csv.gz",
        "15m", 8_832)]
    public void Minutes_resampled_are_exactly_the_bars_of_the_venue(
        string minutes, string higher, string timeframe, int count)
    {
        var resampled = ReadAll(minutes, timeframe);
        var published = ReadAll(higher, timeframe).SkipWhile(bar => bar.OpenTime < resampled[0].OpenTime).ToList();
        resampled.Count.ShouldBe(count);
        resampled.ShouldBe(published);
    }

    [Fact]
    public void Futures_files_with_a_header_are_read() =>
        ReadAll("candles/binance-usdm-DOTUSDT-1m-2024-11.csv.gz", "1m").Count.ShouldBe(43_200);

    private static List<Bar> ReadAll(string name, string timeframe)
    {
        using var file = Open(name, timeframe);
        return [.. file.ReadToEnd()];
    }

    private static BarFile Open(string name, string timeframe) =>
        BarFile.Open(ReferenceData.PathOf(name), new BarFileOptions { Timeframe = Timeframe.Of(timeframe) });
}
