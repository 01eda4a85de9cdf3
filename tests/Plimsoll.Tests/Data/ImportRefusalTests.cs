using System.IO.Compression;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Plimsoll.Tests.Support;

namespace Plimsoll.Tests.Data;

public sealed class ImportRefusalTests(DataServer server) : IClassFixture<DataServer>
{
    private const string Head = "time,open,high,low,close,volume\n";
    private const string Row1 = "2024-01-01T00:00:00Z,100,101,99,100.5,10\n";
    private const string Row2 = "2024-01-01T00:01:00Z,100,101,99,100.5,10\n";

    public static TheoryData<string, string, int?> WrongFiles => new()
    {
        { "", "data.import_empty", null },
        { "\n\n", "data.import_empty", null },
        { Head, "data.import_empty", null },
        { "time,open,high,low\n" + Row1, "data.import_format", 1 },
        { "1,2,3\n", "data.import_format", 1 },
        { Head + Row1 + "2024-01-01T00:01:00Z,100,101\n", "data.import_format", 3 },
        { Head + Row1 + "yesterday,100,101,99,100.5,10\n", "data.import_bar_invalid", 3 },
        { Head + Row1 + "2024-01-01T00:01:00Z,many,101,99,100.5,10\n", "data.import_bar_invalid", 3 },
        { Head + Row1 + "2024-01-01T00:01:00Z,NaN,101,99,100.5,10\n", "data.import_bar_invalid", 3 },
        { Head + "2024-01-01T00:01:00Z,-100,101,99,100.5,10\n", "data.import_bar_invalid", 2 },
        { Head + "2024-01-01T00:01:00Z,0,0,0,0,10\n", "data.import_bar_invalid", 2 },
        { Head + Row1 + "2024-01-01T00:01:00Z,100,99,101,100,10\n", "data.import_bar_invalid", 3 },
        { Head + Row1 + "2024-01-01T00:01:00Z,100,101,99,100.5,-1\n", "data.import_bar_invalid", 3 },
        { Head + "2036-01-01T00:01:00Z,100,101,99,100.5,10\n", "data.import_bar_invalid", 2 },
        { Head + Row1 + Row1, "data.import_time_order", 3 },
        { Head + Row2 + Row1, "data.import_time_order", 3 },
        { Head + Row1 + "2024-01-01T01:00:00Z,100,101,99,100.5,10\n", "data.timeframe", null },
    };

    [Theory]
    [MemberData(nameof(WrongFiles))]
    public async Task One_wrong_line_refuses_the_file_and_is_named(string text, string code, int? line)
    {
        var answer = await PostAsync(Encoding.UTF8.GetBytes(text), query: "&fileName=bars.csv");

        await RefusedAsync(answer, code, line);
    }

    [Fact]
    public async Task A_wrong_line_after_thousands_of_good_ones_leaves_none_of_them()
    {
        var text = DataServer.Csv(DataServer.Minutes(20_000)) + "2024-01-20T00:00:00Z,1,2,3,4,5\n";

        var answer = await PostAsync(DataServer.Gzip(text), query: "&fileName=bars.csv");

        await RefusedAsync(answer, "data.import_bar_invalid", 20_002);
    }

    [Theory]
    [InlineData(100)]
    [InlineData(20_000)]
    public async Task A_gzip_file_that_was_cut_off_is_refused(int bars)
    {
        var packed = DataServer.Gzip(DataServer.Csv(DataServer.Minutes(bars)));

        var answer = await PostAsync(packed[..(packed.Length / 2)], query: "&fileName=bars.csv");

        (answer.Status, answer.Code).ShouldBe((HttpStatusCode.UnprocessableEntity, "data.import_truncated"));
        await NothingIsStoredAsync();
    }

    [Fact]
    public async Task A_file_that_unpacks_without_end_is_refused()
    {
        using var bomb = new MemoryStream();
        await using (var gzip = new GZipStream(bomb, CompressionLevel.SmallestSize))
        {
            await gzip.WriteAsync(Encoding.UTF8.GetBytes(Head), TestContext.Current.CancellationToken);
            var lines = Enumerable.Repeat((byte)'\n', 1024 * 1024).ToArray();
            for (var written = 0; written < 100; written++)
                await gzip.WriteAsync(lines, TestContext.Current.CancellationToken);
        }

        var answer = await PostAsync(bomb.ToArray(), query: "&fileName=bars.csv");

        (answer.Status, answer.Code).ShouldBe((HttpStatusCode.UnprocessableEntity, "data.import_too_large"));
        await NothingIsStoredAsync();
    }

    [Theory]
    [InlineData("application/json")]
    [InlineData("multipart/form-data")]
    [InlineData(null)]
    public async Task Only_files_are_taken(string? mediaType)
    {
        foreach (var path in new[] { Import(), "/api/v1/data/import/preview" })
        {
            using var content = new ByteArrayContent(Encoding.UTF8.GetBytes(Head + Row1));
            content.Headers.ContentType = mediaType is null ? null : new MediaTypeHeaderValue(mediaType);

            var answer = await server.Admin.SendAsync(HttpMethod.Post, path, content);

            (answer.Status, answer.Code).ShouldBe((HttpStatusCode.UnsupportedMediaType, "request.media_type"));
            answer.Json.GetProperty("detail").GetString()!.ShouldContain("text/csv");
        }
    }

    [Theory]
    [InlineData("", "name validation.required", "instrument validation.required", "timeframe validation.required")]
    [InlineData("name=%20&instrument=BTCUSDT&timeframe=1m", "name validation.required")]
    [InlineData("name=a%00b&instrument=BTCUSDT&timeframe=1m", "name validation.format")]
    [InlineData("name=a&instrument=BTCUSDT&timeframe=1m&owner=b", "owner validation.unknown_field")]
    public async Task What_is_said_about_a_file_is_checked(string query, params string[] problems)
    {
        var answer = await PostAsync(Encoding.UTF8.GetBytes(Head + Row1), $"/api/v1/data/import?{query}");

        answer.Status.ShouldBe(HttpStatusCode.BadRequest);
        answer.Fields.ShouldBe(problems);
    }

    [Theory]
    [InlineData(64, HttpStatusCode.UnprocessableEntity)]
    [InlineData(65, HttpStatusCode.BadRequest)]
    public async Task A_name_has_at_most_64_characters(int length, HttpStatusCode status)
    {
        var path = $"/api/v1/data/import?name={new string('n', length)}&instrument=?&timeframe=1m";

        (await PostAsync([], path)).Status.ShouldBe(status);
    }

    [Theory]
    [InlineData("instrument=NOTHING&timeframe=1m", "data.unknown_instrument", "instrument data.unknown_instrument")]
    [InlineData("instrument=BTCUSDT&timeframe=7m", "data.timeframe", "timeframe data.timeframe")]
    public async Task Unknown_instruments_and_timeframes_have_codes(string query, string code, string field)
    {
        var answer = await PostAsync(Encoding.UTF8.GetBytes(Head + Row1), $"/api/v1/data/import?name=a&{query}");

        (answer.Status, answer.Code).ShouldBe((HttpStatusCode.UnprocessableEntity, code));
        answer.Fields.ShouldBe([field]);
    }

    [Fact]
    public async Task Longer_bars_than_the_file_fills_are_none()
    {
        var answer = await PostAsync(
            Encoding.UTF8.GetBytes(Head + Row1 + Row2), Import().Replace("1m", "1h", StringComparison.Ordinal));

        (answer.Status, answer.Code).ShouldBe((HttpStatusCode.UnprocessableEntity, "data.import_empty"));
    }

    private Task<Answer> PostAsync(byte[] body, string? path = null, string query = "")
    {
        var content = new ByteArrayContent(body);
        content.Headers.ContentType = new MediaTypeHeaderValue("application/octet-stream");
        return server.Admin.SendAsync(HttpMethod.Post, (path ?? Import()) + query, content);
    }

    private static string Import() => "/api/v1/data/import?name=wrong&instrument=BTCUSDT&timeframe=1m";

    private async Task RefusedAsync(Answer answer, string code, int? line)
    {
        (answer.Status, answer.Code).ShouldBe((HttpStatusCode.UnprocessableEntity, code), answer.Text);
        answer.Json.GetProperty("file").GetString().ShouldBe("bars.csv");
        answer.Json.GetProperty("reason").GetString().ShouldNotBeNullOrEmpty();
        var named = answer.Json.GetProperty("line");
        (named.ValueKind == JsonValueKind.Null ? null : (int?)named.GetInt32()).ShouldBe(line, answer.Text);
        await NothingIsStoredAsync();
    }

    private async Task NothingIsStoredAsync()
    {
        (await server.Admin.GetAsync("/api/v1/data/datasets")).Json.GetProperty("items").GetArrayLength().ShouldBe(0);
        server.LeftFiles().ShouldBeEmpty();
    }
}
