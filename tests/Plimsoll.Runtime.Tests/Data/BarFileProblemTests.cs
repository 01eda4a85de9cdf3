using System.Text;
using Plimsoll.Core.Market;
using Plimsoll.Runtime.Data;

namespace Plimsoll.Runtime.Tests.Data;

public sealed class BarFileProblemTests
{
    private const string Good = "2023-01-01 00:00,1,2,0.5,1.5,10\n";

    [Theory]
    [InlineData("time,open,high,low,volume\n" + Good, "data.import_format", 1, "close")]
    [InlineData("1672531200000,1,2,0.5,1.5,10\n", "data.import_format", 1, "6 columns")]
    [InlineData(Files.Header + Good + "2023-01-01 00:01,1,2,0.5\n", "data.import_format", 3, "4 columns where 6")]
    [InlineData(Files.Header + "2023-01-01,1,2,0.5,abc,10\n", "data.import_bar_invalid", 2, "close 'abc'")]
    [InlineData(Files.Header + "2023-01-01,NaN,2,0.5,1.5,10\n", "data.import_bar_invalid", 2, "open 'NaN'")]
    [InlineData(Files.Header + "2023-01-01,1,Infinity,0.5,1.5,10\n", "data.import_bar_invalid", 2, "high 'Infinity'")]
    [InlineData(Files.Header + "2023-01-01,1,1e999,0.5,1.5,10\n", "data.import_bar_invalid", 2, "high '1e999'")]
    [InlineData(Files.Header + "2023-01-01,1,,0.5,1.5,10\n", "data.import_bar_invalid", 2, "high ''")]
    [InlineData(Files.Header + "2023-01-01,1,2,-0.5,1.5,10\n", "data.import_bar_invalid", 2, "above 0")]
    [InlineData(Files.Header + "2023-01-01,1,2,0,1.5,10\n", "data.import_bar_invalid", 2, "above 0")]
    [InlineData(Files.Header + "2023-01-01,1,2,3,1.5,10\n", "data.import_bar_invalid", 2, "high 2 is below low 3")]
    [InlineData(Files.Header + "2023-01-01,1,2,0.5,2.5,10\n", "data.import_bar_invalid", 2, "between low 0.5 and high")]
    [InlineData(Files.Header + "2023-01-01,1,2,0.5,1.5,-10\n", "data.import_bar_invalid", 2, "volume -10")]
    [InlineData(Files.Header + "yesterday,1,2,0.5,1.5,10\n", "data.import_bar_invalid", 2, "time 'yesterday'")]
    [InlineData(Files.Header + "2023-02-30,1,2,0.5,1.5,10\n", "data.import_bar_invalid", 2, "time '2023-02-30'")]
    [InlineData(Files.Header + "-5,1,2,0.5,1.5,10\n", "data.import_bar_invalid", 2, "time '-5'")]
    [InlineData(Files.Header + "2031-01-01,1,2,0.5,1.5,10\n", "data.import_bar_invalid", 2, "future")]
    [InlineData(Files.Header + "1200-01-01,1,2,0.5,1.5,10\n", "data.import_bar_invalid", 2, "before 1900")]
    [InlineData(Files.Header + Good + Good, "data.import_time_order", 3, "there twice")]
    [InlineData(Files.Header + Good + "2022-12-31,1,2,0.5,1.5,10\n", "data.import_time_order", 3, "comes after")]
    [InlineData(Files.Header + Good + "\n2023-01-01 00:01,x,2,0.5,1.5,10\n", "data.import_bar_invalid", 4, "open 'x'")]
    public void A_bad_row_is_named_by_line_and_reason(string text, string code, int line, string hint) =>
        ShouldBe(Problem(Encoding.UTF8.GetBytes(text)), code, line, hint);

    [Theory]
    [InlineData("")]
    [InlineData("\n\n")]
    [InlineData(Files.Header)]
    public void A_file_without_rows_says_so(string text) =>
        ShouldBe(Problem(Encoding.UTF8.GetBytes(text)), "data.import_empty", null, "not a single row");

    [Fact]
    public void A_row_too_wide_for_a_kline_is_refused()
    {
        const string kline = "1672531200000,1,2,0.5,1.5,10,1672531259999,1,1,1,1,0\n";
        var next = kline.Replace("1672531200000", "1672531260000").Replace(",0\n", ",0,7\n");
        ShouldBe(Problem(Encoding.UTF8.GetBytes(kline + next)), "data.import_format", 2, "13 columns where 12");
    }

    [Theory]
    [InlineData(0.1)]
    [InlineData(0.5)]
    [InlineData(0.99)]
    public void Cut_off_gzip_is_never_taken_for_the_end(double share)
    {
        var packed = Files.Gzip(Files.Header + Rows(20_000));
        Problem(packed[..(int)(packed.Length * share)]).Code.ShouldBe("data.import_truncated");
        Problem(packed[..^1]).Code.ShouldBe("data.import_truncated");
    }

    [Fact]
    public void Damaged_gzip_is_not_blamed_on_a_row()
    {
        var packed = Files.Gzip(Files.Header + Rows(20_000));
        packed[packed.Length / 2] ^= 0x40;
        Problem(packed).Code.ShouldBe("data.import_truncated");
    }

    [Fact]
    public void A_zip_archive_and_endless_lines_are_refused()
    {
        ShouldBe(Problem([.. "PK"u8, 3, 4, 0, 0]), "data.import_format", null, "zip");
        var endless = Encoding.UTF8.GetBytes(Files.Header + new string('1', 1_000_000));
        ShouldBe(Problem(endless), "data.import_format", 2, "longer than");
    }

    [Fact]
    public void A_bomb_is_stopped()
    {
        var packed = Files.Gzip(Files.Header + new string('\n', 100_000_000));
        Problem(packed).Code.ShouldBe("data.import_too_large");
    }

    [Fact]
    public void A_missing_file_is_named()
    {
        var path = Path.Combine(AppContext.BaseDirectory, "no-such-file.csv");
        var options = new BarFileOptions { Timeframe = Timeframe.OneMinute };
        var problem = Should.Throw<DataFileException>(() => BarFile.Open(path, options));
        ShouldBe(problem, "data.file_not_found", null, "no-such-file.csv");
        Should.Throw<DataFileException>(() => BarFile.Open(AppContext.BaseDirectory, options))
            .Code.ShouldBe("data.file_unreadable");
    }

    [Fact]
    public void A_higher_timeframe_cannot_give_a_lower() =>
        ShouldBe(
            Problem(Encoding.UTF8.GetBytes(Files.Header + Rows(100)), "5s"), "data.timeframe", null, "the file has 1m");

    [Fact]
    public void A_bar_off_the_grid_is_named()
    {
        var rows = Rows(50) + "2023-01-01 00:50:30,1,2,0.5,1.5,10\n";
        ShouldBe(Problem(Encoding.UTF8.GetBytes(Files.Header + rows)), "data.timeframe", 52, "the grid of 1m bars");
    }

    private static DataFileException Problem(byte[] content, string timeframe = "1m") =>
        Should.Throw<DataFileException>(() =>
        {
            using var file = Files.Open(content, timeframe);
            return file.ReadToEnd().Count();
        });

    private static void ShouldBe(DataFileException problem, string code, long? line, string hint)
    {
        problem.Code.ShouldBe(code);
        problem.Line.ShouldBe(line);
        problem.Message.ShouldContain(hint);
        if (line is not null)
            problem.Message.ShouldStartWith($"bars.csv line {line}: ");
    }

    private static string Rows(int count)
    {
        var text = new StringBuilder();
        for (var i = 0; i < count; i++)
            text.Append(1_672_531_200 + 60 * i).Append(",1,2,0.5,1.").Append(i % 10).Append(",10\n");
        return text.ToString();
    }
}
