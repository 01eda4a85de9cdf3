using System.Text;
using Plimsoll.Core.Market;
using Plimsoll.Runtime.Data;

namespace Plimsoll.Runtime.Tests.Data;

public sealed class TradeFileTests
{
    private const string Header = "time,price,quantity,side\n";
    private const string Good = "2023-01-01 00:00:00.5,10,2,buy\n";

    [Theory]
    [InlineData("csv", Header + "1672531200500,10,2,buy\n1672531201000,9.5,3,SELL\n")]
    [InlineData("csv", "\"Timestamp\";\"Qty\";\"Price\";\"Side\"\n1672531200500;2;10;b\n2023-01-01T00:00:01Z;3;9.5;s\n")]
    [InlineData("binance-trades", "7,10,2,20,1672531200500,False,True\n8,9.5,3,28.5,1672531201000,True,True\n")]
    [InlineData("binance-trades", "7,10,2,20,1672531200500,false\n8,9.5,3,28.5,1672531201000,true\n")]
    [InlineData(
        "binance-trades",
        "id,price,qty,quote_qty,time,is_buyer_maker\n7,10,2,20,1672531200500,false\n8,9.5,3,28.5,1672531201000,true\n")]
    [InlineData(
        "binance-agg-trades",
        "7,10,2,70,71,1672531200500000,False,True\n8,9.5,3,72,72,1672531201000000,True,True\n")]
    [InlineData("binance-agg-trades", "7,10,2,70,71,1672531200500,false\n8,9.5,3,72,72,1672531201000,true\n")]
    [InlineData(
        "binance-agg-trades",
        "agg_trade_id,price,quantity,first_trade_id,last_trade_id,transact_time,is_buyer_maker\n"
        + "7,10,2,70,71,1672531200500,false\n8,9.5,3,72,72,1672531201000,true\n")]
    public void Every_format_gives_the_same_trades(string format, string text)
    {
        Trade[] expected =
        [
            new(Files.At("2023-01-01T00:00:00.5Z"), 10, 2, false, 1),
            new(Files.At("2023-01-01T00:00:01Z"), 9.5, 3, true, 2),
        ];
        foreach (var content in new[] { Encoding.UTF8.GetBytes(text), Files.Gzip(text), Files.Zip(("trades.csv", text)) })
        {
            using var file = Open(content);
            file.Format.ShouldBe(format);
            Read(file).ShouldBe(expected);
        }
    }

    [Fact]
    public void Without_a_side_the_price_tells_it()
    {
        using var file = Open("time,price,quantity\n1,10,1\n2,11,1\n2,11,1\n3,10,1\n4,10,1\n5,12,1\n");
        Read(file).Select(trade => trade.IsBuyerMaker).ShouldBe([false, false, false, true, true, false]);
    }

    [Fact]
    public void Rows_that_cannot_be_used_are_left_out_when_somebody_wants_to_hear_of_them()
    {
        const string Text = "7,10,2,20,1672531200500,false\n8,x,2,20,1672531200600,false\n9,10,2\n"
            + "9,11,2,22,1672531200400,false\n9,12,2,24,1672531200700,false\n10,13,2,26,1672531200800,true\n";
        foreach (var content in new[] { Encoding.UTF8.GetBytes(Text), Files.Gzip(Text) })
        {
            var rejects = new List<RejectedRow>();
            var options = new TradeFileOptions { Rejected = rejects.Add };
            using var file = TradeFile.Open(new MemoryStream(content), "trades.csv", options);
            Read(file).Select(trade => (trade.Price, trade.Sequence)).ShouldBe([(10, 1), (11, 2), (13, 3)]);
            file.LastId.ShouldBe(10);
            rejects.Select(row => (row.Line, row.Code, row.Text)).ShouldBe(
            [
                (2, "data.import_trade_invalid", "8,x,2,20,1672531200600,false"),
                (3, "data.import_format", "9,10,2"),
                (5, "data.import_time_order", "9,12,2,24,1672531200700,false"),
            ]);
        }
    }

    [Fact]
    public void A_zip_archive_has_one_file_and_is_whole()
    {
        const string Text = Header + Good;
        Problem(Files.Zip(("a.csv", Text), ("b.csv", Text))).Code.ShouldBe("data.import_format");
        Problem(Files.Zip(("a.csv", Text))[..60]).Code.ShouldBe("data.import_format");
    }

    [Fact]
    public void Only_the_range_is_read()
    {
        var options = new TradeFileOptions { From = Timestamp.FromSeconds(2), To = Timestamp.FromSeconds(4) };
        var text = "time,price,quantity\n1,10,1\n2,11,1\n3,12,1\n4,13,1\n5,broken,1\n";
        using var file = TradeFile.Open(new MemoryStream(Encoding.UTF8.GetBytes(text)), "trades.csv", options);
        Read(file).Select(trade => trade.Price).ShouldBe([11, 12]);
    }

    [Theory]
    [InlineData("time,price,side\n" + Good, "data.import_format", 1, "quantity")]
    [InlineData("1672531200000,1,2,3,4\n", "data.import_format", 1, "5 columns")]
    [InlineData("a1,1,2,3,4,5,6\n", "data.import_format", 1, "no column time, price, quantity")]
    [InlineData(Header + Good + "2023-01-01 00:01,10,2\n", "data.import_format", 3, "3 columns where 4")]
    [InlineData("7,10,2,20,1672531200500,False\n8,10,2,20,1672531200500,False,9\n", "data.import_format", 2, "7 columns")]
    [InlineData(Header + "2023-01-01,abc,2,buy\n", "data.import_trade_invalid", 2, "price 'abc'")]
    [InlineData(Header + "2023-01-01,NaN,2,buy\n", "data.import_trade_invalid", 2, "price 'NaN'")]
    [InlineData(Header + "2023-01-01,10,Infinity,buy\n", "data.import_trade_invalid", 2, "quantity 'Infinity'")]
    [InlineData(Header + "2023-01-01,-10,2,buy\n", "data.import_trade_invalid", 2, "above 0")]
    [InlineData(Header + "2023-01-01,10,0,buy\n", "data.import_trade_invalid", 2, "above 0")]
    [InlineData(Header + "2023-01-01,10,2,hold\n", "data.import_trade_invalid", 2, "side 'hold'")]
    [InlineData("7,10,2,20,1672531200500,maybe\n", "data.import_trade_invalid", 1, "is_buyer_maker 'maybe'")]
    [InlineData(Header + "yesterday,10,2,buy\n", "data.import_trade_invalid", 2, "time 'yesterday'")]
    [InlineData(Header + "2031-01-01,10,2,buy\n", "data.import_trade_invalid", 2, "future")]
    [InlineData(Header + Good + "2022-12-31,10,2,buy\n", "data.import_time_order", 3, "comes after")]
    [InlineData("7,1,2,2,1672531200500,True\n7,1,2,2,1672531200500,True\n", "data.import_time_order", 2, "7 is there twice")]
    [InlineData("7,1,2,2,1672531200500,True\n6,1,2,2,1672531200500,True\n", "data.import_time_order", 2, "6 comes after 7")]
    public void A_bad_row_is_named_by_line_and_reason(string text, string code, int line, string hint)
    {
        var problem = Problem(Encoding.UTF8.GetBytes(text));
        (problem.Code, problem.Line, problem.File).ShouldBe((code, line, "trades.csv"));
        problem.Reason.ShouldContain(hint);
    }

    [Theory]
    [InlineData("")]
    [InlineData("\n\n")]
    [InlineData(Header)]
    public void A_file_without_rows_says_so(string text) =>
        Problem(Encoding.UTF8.GetBytes(text)).Code.ShouldBe("data.import_empty");

    [Fact]
    public void Cut_off_gzip_is_never_taken_for_the_end()
    {
        var rows = string.Concat(Enumerable.Range(1, 20_000).Select(second => $"{second},{10 + second % 7},1,buy\n"));
        var packed = Files.Gzip(Header + rows);
        foreach (var share in new[] { 0.1, 0.5, 0.99 })
            Problem(packed[..(int)(packed.Length * share)]).Code.ShouldBe("data.import_truncated");
    }

    [Fact]
    public void A_file_that_is_not_there_says_so() => Should.Throw<DataFileException>(
        () => TradeFile.Open("/nowhere/trades.csv", new TradeFileOptions())).Code.ShouldBe("data.file_not_found");

    private static TradeFile Open(string text) => Open(Encoding.UTF8.GetBytes(text));

    private static TradeFile Open(byte[] content) => TradeFile.Open(
        new MemoryStream(content), "trades.csv", new TradeFileOptions { LatestTime = Files.At("2030-01-01T00:00Z") });

    private static List<Trade> Read(TradeFile file)
    {
        var trades = new List<Trade>();
        while (file.TryRead(out var trade))
            trades.Add(trade);
        return trades;
    }

    private static DataFileException Problem(byte[] content) => Should.Throw<DataFileException>(() =>
    {
        using var file = Open(content);
        Read(file);
    });
}
