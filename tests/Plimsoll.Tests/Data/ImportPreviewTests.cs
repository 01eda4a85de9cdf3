using System.IO.Compression;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Plimsoll.Tests.Support;

namespace Plimsoll.Tests.Data;

public sealed class ImportPreviewTests(DataServer server) : IClassFixture<DataServer>
{
    private const string Head = "time,open,high,low,close,volume\n";

    [Fact]
    public async Task Twenty_rows_the_format_and_the_timeframe_are_shown_and_nothing_is_stored()
    {
        var answer = await PreviewAsync(DataServer.Gzip(DataServer.Csv(DataServer.Minutes(500))));

        answer.Status.ShouldBe(HttpStatusCode.OK, answer.Text);
        answer.Json.GetProperty("format").GetString().ShouldBe("csv");
        answer.Json.GetProperty("timeframe").GetString().ShouldBe("1m");
        answer.Json.GetProperty("isWhole").GetBoolean().ShouldBeTrue();
        answer.Json.GetProperty("rows").GetArrayLength().ShouldBe(20);
        answer.Json.GetProperty("rows")[19].GetProperty("open").GetDouble().ShouldBe(119);
        answer.Json.GetProperty("problems").GetArrayLength().ShouldBe(0);
        (await server.Admin.GetAsync("/api/v1/data/datasets")).Json.GetProperty("items").GetArrayLength().ShouldBe(0);
    }

    [Fact]
    public async Task Several_wrong_lines_are_shown_at_once()
    {
        var bars = DataServer.Csv(DataServer.Minutes(30)).Split('\n');
        bars[3] = "nonsense";
        bars[5] = bars[5].Replace(",1", ",-1", StringComparison.Ordinal);
        bars[30] = "2024-01-01T00:29:00Z,1,2";

        var answer = await PreviewAsync(Encoding.UTF8.GetBytes(string.Join('\n', bars)));

        Problems(answer).ShouldBe(
            ["data.import_format 4", "data.import_bar_invalid 6", "data.import_format 31"]);
        answer.Json.GetProperty("rows").GetArrayLength().ShouldBe(20);
    }

    [Fact]
    public async Task A_heading_of_its_own_is_shown_and_read_once_it_is_explained()
    {
        var text = DataServer.Csv(DataServer.Minutes(30)).Replace("time,open,high,low,close", "Tag,A,H,T,S");
        const string Columns = "timeColumn=Tag&openColumn=A&highColumn=H&lowColumn=T&closeColumn=S";

        var before = await PreviewAsync(Encoding.UTF8.GetBytes(text));
        var after = await server.Admin.PostTextAsync($"/api/v1/data/import/preview?{Columns}", text, "text/csv");
        var stored = await server.Admin.PostTextAsync(
            $"/api/v1/data/import?name=explained&instrument=BTCUSDT&timeframe=1m&{Columns}", text, "text/csv");

        Problems(before).ShouldBe(["data.import_format 1"]);
        before.Json.GetProperty("headings").EnumerateArray().Select(one => one.GetString())
            .ShouldBe(["Tag", "A", "H", "T", "S", "volume"]);
        Problems(after).ShouldBeEmpty();
        after.Json.GetProperty("rows").GetArrayLength().ShouldBe(20);
        stored.Status.ShouldBe(HttpStatusCode.Created, stored.Text);
        stored.Json.GetProperty("bars").GetInt64().ShouldBe(30);
        var id = stored.Json.GetProperty("id").GetGuid();
        await server.Admin.SendAsync(HttpMethod.Delete, $"/api/v1/data/datasets/{id}", null);
    }

    [Theory]
    [InlineData("", "data.import_empty -")]
    [InlineData(Head, "data.import_empty -")]
    [InlineData("a,b,c\n1,2,3\n", "data.import_format 1")]
    [InlineData(Head + "nonsense\nnonsense\n", "data.import_format 2", "data.import_format 3")]
    public async Task A_file_without_a_good_row_shows_why(string text, params string[] problems)
    {
        var answer = await PreviewAsync(Encoding.UTF8.GetBytes(text));

        Problems(answer).ShouldBe(problems);
        answer.Json.GetProperty("rows").GetArrayLength().ShouldBe(0);
    }

    [Fact]
    public async Task The_beginning_of_a_large_file_is_enough()
    {
        var text = DataServer.Csv(DataServer.Minutes(30_000));

        var answer = await PreviewAsync(Encoding.UTF8.GetBytes(text));

        answer.Json.GetProperty("isWhole").GetBoolean().ShouldBeFalse();
        answer.Json.GetProperty("problems").GetArrayLength().ShouldBe(0);
        answer.Json.GetProperty("rows").GetArrayLength().ShouldBe(20);
    }

    [Fact]
    public async Task A_zip_archive_is_looked_into_without_its_end()
    {
        using var packed = new MemoryStream();
        using (var zip = new ZipArchive(packed, ZipArchiveMode.Create, leaveOpen: true))
        using (var entry = zip.CreateEntry("minutes.csv").Open())
            entry.Write(Encoding.UTF8.GetBytes(DataServer.Csv(DataServer.Minutes(30_000))));

        foreach (var share in new[] { 1, 2 })
        {
            var answer = await PreviewAsync(packed.ToArray()[..(int)(packed.Length / share)]);

            answer.Status.ShouldBe(HttpStatusCode.OK, answer.Text);
            answer.Json.GetProperty("format").GetString().ShouldBe("csv");
            answer.Json.GetProperty("problems").GetArrayLength().ShouldBe(0);
            answer.Json.GetProperty("rows").GetArrayLength().ShouldBe(20);
        }
    }

    [Fact]
    public async Task A_damaged_file_is_told_with_the_rows_before_the_damage()
    {
        var packed = DataServer.Gzip(DataServer.Csv(DataServer.Minutes(5_000)));

        var answer = await PreviewAsync(packed[..(packed.Length / 4)]);

        Problems(answer).ShouldBe(["data.import_truncated -"]);
        answer.Json.GetProperty("rows").GetArrayLength().ShouldBe(20);
    }

    [Theory]
    [InlineData("2024-01-01T00:00:00Z")]
    [InlineData("2024-01-01T00:00:00Z", "2024-01-08T00:00:00Z")]
    public async Task A_single_row_has_no_timeframe_and_weeks_have_theirs(params string[] times)
    {
        var rows = string.Concat(times.Select(time => $"{time},100,101,99,100.5,10\n"));

        var answer = await PreviewAsync(Encoding.UTF8.GetBytes(Head + rows));

        Problems(answer).ShouldBeEmpty();
        answer.Json.GetProperty("timeframe").GetString().ShouldBe(times.Length > 1 ? "1w" : null);
    }

    [Theory]
    [InlineData("20190630 235800;1.1;1.1;1.1;1.1;0\n20190630 235900;1.1;1.1;1.1;1.2;0\n20190701 000000;1;1;1;1;0\n",
        "histdata-m1", "1m", "data.import_bar_invalid 2")]
    [InlineData("20190630 235800111,1.1,1.2,0\n20190630 235900222,0,1.2,0\n20190701 000000333,1.1,1.2,0\n",
        "histdata-ticks", null, "data.import_trade_invalid 2")]
    public async Task Files_of_currencies_are_recognised_with_their_times_and_their_bad_rows(
        string text, string format, string? timeframe, string problem)
    {
        var answer = await PreviewAsync(Encoding.UTF8.GetBytes(text));

        answer.Json.GetProperty("format").GetString().ShouldBe(format);
        Problems(answer).ShouldBe([problem]);
        var rows = answer.Json.GetProperty("rows").EnumerateArray().ToList();
        rows.Select(row => row.GetProperty("openTime").GetString())
            .ShouldBe(["2019-07-01T04:58:00Z", "2019-07-01T05:00:00Z"]);
        rows.ShouldAllBe(row => row.GetProperty("volume").ValueKind == JsonValueKind.Null);
        answer.Json.GetProperty("timeframe").GetString().ShouldBe(timeframe);
    }

    private Task<Answer> PreviewAsync(byte[] body)
    {
        var content = new ByteArrayContent(body);
        content.Headers.ContentType = new MediaTypeHeaderValue("application/octet-stream");
        return server.Admin.SendAsync(HttpMethod.Post, "/api/v1/data/import/preview", content);
    }

    private static string[] Problems(Answer answer) =>
    [
        .. answer.Json.GetProperty("problems").EnumerateArray().Select(problem =>
            $"{problem.GetProperty("code")} {Line(problem.GetProperty("line"))}"),
    ];

    private static string Line(JsonElement line) => line.ValueKind == JsonValueKind.Null ? "-" : line.GetRawText();
}
