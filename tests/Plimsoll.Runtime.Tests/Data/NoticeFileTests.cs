using System.Text;
using Plimsoll.Core.Backtesting;
using Plimsoll.Core.Market;
using Plimsoll.Runtime.Data;

namespace Plimsoll.Runtime.Tests.Data;

public sealed class NoticeFileTests
{
    private const string Good = "time,kind,value\n2024-01-01T00:00:00Z,news,good\n";

    [Theory]
    [InlineData(
        "time,kind,value,text\n2024-01-01T00:00:00.005Z,funding,-1e-4\n2024-01-01T08:00:00Z,open_interest,81234.5,\n"
        + "\n2024-01-01T08:00:00Z,news,bad,\"words, with a comma\"\n")]
    [InlineData(
        "Kind;Source;Value;Time\nfunding;venue;-0.0001;1704067200005\nopen_interest;venue;81234.5;1704096000000\n"
        + "news;paper;bad;1704096000000;words")]
    public void Notices_are_read_with_the_time_they_became_known(string text)
    {
        var notices = Read(Encoding.UTF8.GetBytes(text));
        notices.Source.ShouldBe("notices.csv");
        notices.Notices.ShouldBe(
        [
            new MarketNotice.Funding(Files.At("2024-01-01T00:00Z") + TimeSpan.FromMilliseconds(5), -0.0001m),
            new MarketNotice.OpenInterest(Files.At("2024-01-01T08:00Z"), 81_234.5m),
            new MarketNotice.News(Files.At("2024-01-01T08:00Z"), IsGood: false),
        ]);
        Read(Files.Gzip(text)).Notices.ShouldBe(notices.Notices);
        var written = NoticeFile.Write(notices);
        Encoding.UTF8.GetString(written).ShouldBe(
            "time,kind,value\n2024-01-01T00:00:00.005Z,funding,-0.0001\n2024-01-01T08:00:00Z,open_interest,81234.5\n"
            + "2024-01-01T08:00:00Z,news,bad\n");
        Read(written).Notices.ShouldBe(notices.Notices);
        Read(written).Sha256.ShouldBe(notices.Sha256);
    }

    [Theory]
    [InlineData("", "data.import_empty", null, "not a single row")]
    [InlineData("time,kind,value\n", "data.import_empty", null, "not a single row")]
    [InlineData("time,value\n2024-01-01,1\n", "data.import_format", 1, "time, kind and value")]
    [InlineData("2024-01-01,news,good\n", "data.import_format", 1, "time, kind and value")]
    [InlineData(Good + "2024-01-01T08:00:00Z,news\n", "data.import_format", 3, "2 columns where 3")]
    [InlineData(Good + "noon,news,bad\n", "data.import_notice_invalid", 3, "time 'noon'")]
    [InlineData(Good + "2024-01-02,rumour,bad\n", "data.import_notice_invalid", 3, "kind 'rumour'")]
    [InlineData(Good + "2024-01-02,news,0.4\n", "data.import_notice_invalid", 3, "news '0.4'")]
    [InlineData(Good + "2024-01-02,news,\n", "data.import_notice_invalid", 3, "news ''")]
    [InlineData(Good + "2024-01-02,funding,much\n", "data.import_notice_invalid", 3, "value 'much'")]
    [InlineData(Good + "2024-01-02,funding,\n", "data.import_notice_invalid", 3, "value ''")]
    [InlineData(Good + "2024-01-02,funding,-0.0301\n", "data.import_notice_invalid", 3, "funding -0.0301 is not")]
    [InlineData(Good + "2024-01-02,open_interest,0\n", "data.import_notice_invalid", 3, "open interest '0'")]
    [InlineData(Good + "2024-01-02,open_interest,-5\n", "data.import_notice_invalid", 3, "open interest '-5'")]
    [InlineData(Good + "2024-01-02,open_interest,2e15\n", "data.import_notice_invalid", 3, "open interest '2e15'")]
    [InlineData(Good + "2023-12-31,news,bad\n", "data.import_time_order", 3, "comes before")]
    public void A_bad_row_is_named_by_line_and_reason(string text, string code, int? line, string hint)
    {
        var problem = Should.Throw<DataFileException>(() => Read(Encoding.UTF8.GetBytes(text)));
        (problem.Code, problem.Line).ShouldBe((code, (long?)line));
        problem.Reason.ShouldContain(hint);
    }

    [Fact]
    public void A_file_that_is_not_there_is_said() =>
        Should.Throw<DataFileException>(() => NoticeFile.Read("/nowhere/notices.csv")).Code
            .ShouldBe("data.file_not_found");

    private static RecordedNotices Read(byte[] content) =>
        NoticeFile.Read(new MemoryStream(content), "somewhere/notices.csv", new(long.MaxValue));
}
