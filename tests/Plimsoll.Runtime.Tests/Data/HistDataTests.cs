using System.Text;
using Plimsoll.Core.Market;
using Plimsoll.Runtime.Data;
using Plimsoll.Testing;

namespace Plimsoll.Runtime.Tests.Data;

/// <summary>Minutes and ticks of currencies as HistData.com gives them away.</summary>
public sealed class HistDataTests
{
    private const string Minutes =
        "20190630 235800;1.10;1.13;1.09;1.12;0\n20190630 235900;1.12;1.12;1.11;1.11;0\n";

    private const string Ticks =
        "20190630 235900123,1.1000,1.1002,0\n20190630 235959999,1.1010,1.1012,0\n20190701 000000000,1.0990,1.0993,0\n";

    [Fact]
    public void Minutes_are_of_new_york_s_winter_all_year_and_have_no_volume()
    {
        using var file = Files.Open(Minutes);
        (file.Format, file.HasVolume, file.IsOfTicks, file.SourceTimeframe.Code)
            .ShouldBe(("histdata-m1", false, false, "1m"));
        file.ReadToEnd().ShouldBe(
        [
            new Bar(Files.At("2019-07-01T04:58Z"), 1.10, 1.13, 1.09, 1.12, double.NaN),
            new Bar(Files.At("2019-07-01T04:59Z"), 1.12, 1.12, 1.11, 1.11, double.NaN),
        ]);
    }

    [Fact]
    public void Ticks_become_bars_of_their_bids()
    {
        using var file = Files.Open(Ticks);
        (file.Format, file.HasVolume, file.IsOfTicks).ShouldBe(("histdata-ticks", false, true));
        file.ReadToEnd().ShouldBe(
        [
            new Bar(Files.At("2019-07-01T04:59Z"), 1.10, 1.101, 1.10, 1.101, double.NaN),
            new Bar(Files.At("2019-07-01T05:00Z"), 1.099, 1.099, 1.099, 1.099, double.NaN),
        ]);
        Files.Read(Ticks, "1h").Select(bar => bar.OpenTime)
            .ShouldBe([Files.At("2019-07-01T04:00Z"), Files.At("2019-07-01T05:00Z")]);
        Files.Read(Ticks, "1s").Select(bar => bar.OpenTime.ToString()).ShouldBe(
            ["2019-07-01T04:59:00Z", "2019-07-01T04:59:59Z", "2019-07-01T05:00:00Z"]);
    }

    [Theory]
    [InlineData("20190630 236000;1.1;1.1;1.1;1.1;0\n", "data.import_bar_invalid", "time '20190630 236000' is not")]
    [InlineData("2019-06-30;1.1;1.1;1.1;1.1;0\n", "data.import_bar_invalid", "time '2019-06-30' is not one like")]
    [InlineData("20190701 000000;1.1;1.0;1.1;1.1;0\n", "data.import_bar_invalid", "high 1 is below low 1.1")]
    [InlineData("20190701 000000;1.1;1.1;1.1;1.1\n", "data.import_format", "5 columns where 6")]
    [InlineData("20190701 000000;1.1;1.1;1.1;x;0\n", "data.import_bar_invalid", "close 'x'")]
    [InlineData("20190630 235700;1.1;1.1;1.1;1.1;0\n", "data.import_time_order", "comes after")]
    [InlineData("20190630 235900;1.12;1.12;1.11;1.12;0\n", "data.import_time_order", "there twice")]
    public void A_bad_minute_is_named_by_line_and_reason(string row, string code, string hint) =>
        ShouldBeRefused(Minutes + row, code, 3, hint);

    [Theory]
    [InlineData("20190701 00000000x,1.1,1.1,0\n", "data.import_trade_invalid", "time '20190701 00000000x'")]
    [InlineData("20190732 000000000,1.1,1.1,0\n", "data.import_trade_invalid", "time '20190732 000000000'")]
    [InlineData("20190701 000000001,0,1.1,0\n", "data.import_trade_invalid", "bid 0 and ask 1.1 must be above 0")]
    [InlineData("20190701 000000001,1.1,one,0\n", "data.import_trade_invalid", "ask 'one' is not a number")]
    [InlineData("20190701 000000001,1.1,1.1\n", "data.import_format", "3 columns where 4")]
    [InlineData("20190630 235959998,1.1,1.1,0\n", "data.import_time_order", "comes after")]
    public void A_bad_tick_is_named_by_line_and_reason(string row, string code, string hint) =>
        ShouldBeRefused(Ticks + row, code, 4, hint);

    [Fact]
    public void An_hour_that_is_there_again_word_for_word_is_passed_over_and_counted()
    {
        using var file = Files.Open(Minutes + Minutes + "20190701 000000;1.11;1.11;1.11;1.11;0\n");
        file.ReadToEnd().Count().ShouldBe(3);
        file.Summary!.RepeatedCount.ShouldBe(2);
    }

    // The hour in which Europe's clocks go back is printed twice in each.
    [Theory]
    [InlineData("EURUSD", 372_530, "2019-01-01T22:02Z", "2019-12-31T21:59Z")]
    [InlineData("USDJPY", 372_585, "2019-01-01T22:00Z", "2019-12-31T21:58Z")]
    public void A_year_of_real_minutes_is_read(string pair, int rows, string first, string last)
    {
        using var file = BarFile.Open(
            ReferenceData.PathOf($"forex/histdata-{pair}-M1-2019.csv.gz"), new BarFileOptions());
        file.ReadToEnd().Count(bar => double.IsNaN(bar.Volume)).ShouldBe(rows - 60);
        var summary = file.Summary!;
        (summary.RepeatedCount, summary.First, summary.Last).ShouldBe((60, Files.At(first), Files.At(last)));
        file.Format.ShouldBe("histdata-m1");
    }

    private static void ShouldBeRefused(string text, string code, int line, string hint)
    {
        var problem = Should.Throw<DataFileException>(() =>
        {
            using var file = Files.Open(Encoding.UTF8.GetBytes(text));
            return file.ReadToEnd().Count();
        });
        (problem.Code, problem.Line).ShouldBe((code, line));
        problem.Reason.ShouldContain(hint);
    }
}
