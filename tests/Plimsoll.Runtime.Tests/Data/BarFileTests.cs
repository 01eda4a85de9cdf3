using System.Text;
using Plimsoll.Core.Market;
using Plimsoll.Core.Simulation;
using Plimsoll.Runtime.Data;

namespace Plimsoll.Runtime.Tests.Data;

public sealed class BarFileTests
{
    private const string Kline = "1672531200000,16541.77,16545.70,16508.39,16529.67,4364.83570000,1672531259999,"
        + "72146293.19662900,149854,2179.94772000,36032729.11427440,0\n";

    private static readonly Bar FirstBar =
        new(Files.At("2023-01-01T00:00Z"), 16541.77, 16545.70, 16508.39, 16529.67, 4364.8357);

    [Theory]
    [InlineData("")]
    [InlineData("open_time,open,high,low,close,volume,close_time,quote_volume,count,taker_buy_volume,"
        + "taker_buy_quote_volume,ignore\n")]
    public void Binance_klines_are_read_with_and_without_header(string header) =>
        Files.Read(header + Kline).ShouldBe([FirstBar]);

    [Fact]
    public void Binance_times_in_microseconds_are_known_by_magnitude() =>
        Files.Read(Kline.Replace("1672531200000,", "1672531200000000,")).ShouldBe([FirstBar]);

    [Theory]
    [InlineData("1672531200")]
    [InlineData("1672531200000")]
    [InlineData("1672531200000000")]
    [InlineData("1672531200000000000")]
    [InlineData("2023-01-01")]
    [InlineData("2023-01-01 00:00")]
    [InlineData("2023-01-01T00:00:00Z")]
    [InlineData("2023-01-01 00:00:00.000")]
    [InlineData("\"2023-01-01T00:00:00+00:00\"")]
    [InlineData("2023-01-01T02:30:00+02:30")]
    [InlineData("2022-12-31T19:00:00-0500")]
    [InlineData("2022-12-31T19:00:00-05")]
    public void All_spellings_of_a_time_are_the_same_time(string time) =>
        Files.Read($"{Files.Header}{time},1,2,0.5,1.5,10\n").Single().OpenTime.ShouldBe(FirstBar.OpenTime);

    [Theory]
    [InlineData("time,open,high,low,close,volume")]
    [InlineData("Timestamp,Open,High,Low,Close,Volume")]
    [InlineData("\"date\",\"open\",\"high\",\"low\",\"close\",\"volume\"")]
    [InlineData("open_time , open , high , low , close , vol")]
    [InlineData("﻿timestamp_ms,o,h,l,c,v")]
    public void Headers_are_understood_by_meaning(string header) =>
        Files.Read($"{header}\r\n2023-01-01,1,2,0.5,1.5,10\r\n").ShouldBe([Simple(10)]);

    [Fact]
    public void Columns_may_come_in_any_order_with_others_between() =>
        Files.Read("id;close;low;high;open;note;time\n7;1.5;0.5;2;1;x;2023-01-01\n")
            .ShouldBe([Simple(double.NaN)]);

    [Fact]
    public void An_empty_volume_is_missing_and_not_zero() =>
        Files.Read(Files.Header + "2023-01-01,1,2,0.5,1.5,\n").ShouldBe([Simple(double.NaN)]);

    [Fact]
    public void The_last_line_needs_no_end_and_empty_lines_are_no_rows() =>
        Files.Read(Files.Header + "\n2023-01-01,1,2,0.5,1.5,10\n\n2023-01-01 00:01,1,2,0.5,1.5,10").Count.ShouldBe(2);

    [Fact]
    public void A_heading_of_its_own_is_read_when_somebody_says_what_it_means()
    {
        const string Text = "Datum;Erster;Hoch;Tief;\"Schluss\";Menge;open\n2023-01-01;1;2;0.5;1.5;10;1.2\n";
        var names = new BarColumnNames("Datum", "erster", "Hoch", "Tief", "Schluss", "Menge");

        Read(names).ShouldBe([new Bar(Files.At("2023-01-01T00:00Z"), 1, 2, 0.5, 1.5, 10)]);
        Read(names with { Open = null }).Single().Open.ShouldBe(1.2, "what is not named keeps its known name");
        foreach (var wrong in new[] { names with { Close = "Settle" }, names with { Volume = "Umsatz" } })
            Should.Throw<DataFileException>(() => Read(wrong)).Code.ShouldBe(DataFileException.BadFormat);

        static Bar[] Read(BarColumnNames columns)
        {
            var content = new MemoryStream(Encoding.UTF8.GetBytes(Text));
            var options = new BarFileOptions { Timeframe = Timeframe.OneMinute, Columns = columns };
            using var file = BarFile.Open(content, "bars.csv", options);
            return [.. file.ReadToEnd()];
        }
    }

    [Fact]
    public void Gzip_is_known_by_its_content()
    {
        using var file = Files.Open(Files.Gzip(Kline));
        file.Format.ShouldBe("binance-kline");
        file.ReadToEnd().ShouldBe([FirstBar]);
    }

    [Fact]
    public void Written_bars_come_back_bit_for_bit()
    {
        for (ulong seed = 1; seed <= 20; seed++)
        {
            var bars = RandomBars(seed, 2_000);
            var text = new StringWriter();
            BarCsv.Write(text, bars);
            Files.Read(text.ToString()).ShouldBe(bars);
        }
    }

    [Fact]
    public void A_lower_timeframe_is_aggregated()
    {
        var minutes = RandomBars(3, 3_000);
        var text = new StringWriter();
        BarCsv.Write(text, minutes);
        using var file = Files.Open(text.ToString(), "5m");
        var fives = file.ReadToEnd().ToArray();
        file.SourceTimeframe.ShouldBe(Timeframe.OneMinute);
        fives.Length.ShouldBe(600);
        fives[7].Close.ShouldBe(minutes[39].Close);
        fives[7].High.ShouldBe(minutes[35..40].Max(bar => bar.High));
    }

    [Fact]
    public void Only_the_range_asked_for_is_delivered()
    {
        var text = new StringWriter();
        BarCsv.Write(text, RandomBars(5, 3_000));
        var options = new BarFileOptions
        {
            Timeframe = Timeframe.OneMinute,
            From = Files.At("2023-01-01T10:00Z"),
            To = Files.At("2023-01-01T11:00Z"),
        };
        using var file = BarFile.Open(new MemoryStream(Encoding.UTF8.GetBytes(text.ToString())), "bars.csv", options);
        var bars = new Bar[100];
        file.Read(bars).ShouldBe(60);
        file.Read(bars).ShouldBe(0);
        bars[0].OpenTime.ShouldBe(options.From.Value);
        file.Summary!.Count.ShouldBe(661);
    }

    [Fact]
    public void Gaps_are_counted_and_graded()
    {
        var bars = RandomBars(9, 5_000);
        var text = new StringWriter();
        BarCsv.Write(text, [.. bars[..100], .. bars[103..]]);
        using var file = Files.Open(text.ToString());
        file.Summary.ShouldBeNull();
        file.ReadToEnd().Count().ShouldBe(4_997);
        var summary = file.Summary!;
        summary.Gaps.ShouldBe([new BarGap(bars[100].OpenTime, bars[103].OpenTime, 3)]);
        (summary.Count, summary.Expected, summary.GapCount, summary.LongestGap).ShouldBe((4_997, 5_000, 1, 3));
        summary.Grade.ShouldBe(SeriesGrade.B);
        summary.ZeroVolumeShare.ShouldBe(0);
    }

    [Fact]
    public void Bars_three_minutes_apart_cannot_be_five_minute_bars() =>
        Should.Throw<DataFileException>(() => Files.Read(
                Files.Header + "2023-01-01 00:00,1,1,1,1,1\n2023-01-01 01:00,1,1,1,1,1\n", "5m"))
            .Code.ShouldBe("data.timeframe");

    private static Bar Simple(double volume) => new(FirstBar.OpenTime, 1, 2, 0.5, 1.5, volume);

    private static Bar[] RandomBars(ulong seed, int count)
    {
        var random = new SeededRandom(seed);
        var bars = new Bar[count];
        for (var i = 0; i < count; i++)
        {
            var low = random.Uniform(0.000_1, 70_000);
            var bar = new Bar(
                FirstBar.OpenTime + TimeSpan.FromMinutes(i), low * 1.1, low * 1.3, low, low * 1.2,
                i % 100 == 99 ? double.NaN : 1e6 * random.Uniform());
            bars[i] = bar;
        }

        return bars;
    }
}
