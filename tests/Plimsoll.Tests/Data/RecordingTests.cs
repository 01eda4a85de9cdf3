using System.Net;
using System.Net.Http.Headers;
using Plimsoll.Storage.Identity;
using Plimsoll.Tests.Support;

namespace Plimsoll.Tests.Data;

/// <summary>Files of funding rates and notices become recordings, wholly or not at all.</summary>
public sealed class RecordingTests(DataServer server) : IClassFixture<DataServer>
{
    private const string Path = "/api/v1/data/recordings";
    private const string Rates = "time,rate\n2024-01-01T00:00:00Z,0.0001\n2024-01-01T08:00:00Z,-0.0002\n";
    private const string Notices = "time,kind,value\n2024-01-01T00:00:00Z,news,good\n";

    [Fact]
    public async Task A_file_of_rates_becomes_a_recording_of_its_perpetual()
    {
        var answer = await PostAsync("rates", "funding", Rates, "&fileName=C%3A%5Chome%5Crates.csv");

        answer.Status.ShouldBe(HttpStatusCode.Created, answer.Text);
        var json = answer.Json;
        answer.Header("Location").ShouldBe($"{Path}/{json.GetProperty("id")}");
        (json.GetProperty("name").GetString(), json.GetProperty("kind").GetString()).ShouldBe(("rates", "funding"));
        json.GetProperty("source").GetString().ShouldBe("rates.csv");
        json.GetProperty("rows").GetInt64().ShouldBe(2);
        (json.GetProperty("firstTime").GetString(), json.GetProperty("lastTime").GetString())
            .ShouldBe(("2024-01-01T00:00:00Z", "2024-01-01T08:00:00Z"));
        json.GetProperty("isBuiltIn").GetBoolean().ShouldBeFalse();
        (await server.Admin.GetAsync(answer.Header("Location"))).Json.GetRawText().ShouldBe(answer.Text);
        (await server.Admin.GetAsync(Path)).Json.GetProperty("items").EnumerateArray()
            .ShouldContain(one => one.GetProperty("name").GetString() == "rates");
    }

    [Fact]
    public async Task The_same_rows_have_one_hash_whatever_their_file_looks_like()
    {
        var plain = await PostAsync("plain notices", "notices", Notices);
        using var packed = new ByteArrayContent(
            DataServer.Gzip("Value;Kind;Time;words\ngood;news;1704067200000;all is well\n"));
        packed.Headers.ContentType = new MediaTypeHeaderValue("application/gzip");
        var other = await server.Admin.SendAsync(HttpMethod.Post, Import("packed notices", "notices"), packed);

        other.Status.ShouldBe(HttpStatusCode.Created, other.Text);
        other.Json.GetProperty("sha256").GetString().ShouldBe(plain.Json.GetProperty("sha256").GetString());
    }

    [Theory]
    [InlineData("funding", "", "data.import_empty", null)]
    [InlineData("funding", "time,rate\n", "data.import_empty", null)]
    [InlineData("funding", "time,price\n2024-01-01,1\n", "data.import_format", 1)]
    [InlineData("funding", Rates + "2024-01-02,0.5\n", "data.import_funding_invalid", 4)]
    [InlineData("funding", Rates + "2036-01-01,0.0001\n", "data.import_funding_invalid", 4)]
    [InlineData("funding", Rates + "2024-01-01,0.0001\n", "data.import_time_order", 4)]
    [InlineData("funding", Notices, "data.import_format", 1)]
    [InlineData("notices", Rates, "data.import_format", 1)]
    [InlineData("notices", Notices + "2024-01-02,news,fine\n", "data.import_notice_invalid", 3)]
    [InlineData("notices", Notices + "2036-01-02,news,good\n", "data.import_notice_invalid", 3)]
    [InlineData("notices", Notices + "2023-01-02,news,good\n", "data.import_time_order", 3)]
    public async Task One_wrong_line_refuses_the_file_and_is_named(string kind, string text, string code, int? line)
    {
        var answer = await PostAsync("wrong", kind, text, "&fileName=rows.csv");

        (answer.Status, answer.Code).ShouldBe((HttpStatusCode.UnprocessableEntity, code));
        answer.Json.GetProperty("file").GetString().ShouldBe("rows.csv");
        answer.Json.GetProperty("line").ToString().ShouldBe($"{line}");
        await NothingOfAsync("wrong");
    }

    [Theory]
    [InlineData("", "name validation.required", "kind validation.required", "instrument validation.required")]
    [InlineData("name=a&kind=bars&instrument=BTCUSDT", "kind validation.enum")]
    [InlineData("name=a%00b&kind=notices&instrument=BTCUSDT", "name validation.format")]
    [InlineData("name=a&kind=funding&instrument=BTCUSDT&timeframe=1m", "timeframe validation.unknown_field")]
    public async Task What_is_said_about_a_file_is_checked(string query, params string[] problems)
    {
        var answer = await server.Admin.PostTextAsync($"{Path}?{query}", Rates, "text/csv");

        answer.Status.ShouldBe(HttpStatusCode.BadRequest, answer.Text);
        answer.Fields.ShouldBe(problems);
    }

    [Theory]
    [InlineData("NOTHING", "notices", "data.unknown_instrument")]
    [InlineData("BTCUSDT", "funding", "data.no_funding")]
    [InlineData("EUR/USD", "funding", "data.no_funding")]
    public async Task Rates_are_of_a_perpetual_and_everything_is_of_a_known_instrument(
        string instrument, string kind, string code)
    {
        var query = $"name=none&kind={kind}&instrument={Uri.EscapeDataString(instrument)}";
        var answer = await server.Admin.PostTextAsync($"{Path}?{query}", Rates, "text/csv");

        (answer.Status, answer.Code).ShouldBe((HttpStatusCode.UnprocessableEntity, code));
        answer.Fields.ShouldBe([$"instrument {code}"]);
    }

    [Fact]
    public async Task Only_files_of_a_certain_size_are_taken()
    {
        var json = await server.Admin.PostTextAsync(Import("json", "funding"), Rates);
        var large = await PostAsync("large", "funding", Rates + new string('\n', DataServer.MaxUpload));

        (json.Status, json.Code).ShouldBe((HttpStatusCode.UnsupportedMediaType, "request.media_type"));
        (large.Status, large.Code).ShouldBe((HttpStatusCode.RequestEntityTooLarge, "request.too_large"));
        await NothingOfAsync("large");
    }

    [Fact]
    public async Task A_cut_gzip_file_is_refused()
    {
        var packed = DataServer.Gzip(Rates + string.Concat(Enumerable.Range(2, 20_000).Select(
            i => FormattableString.Invariant($"{1_704_067_200 + i * 600},0.000{i}\n"))));
        using var content = new ByteArrayContent(packed[..(packed.Length / 2)]);
        content.Headers.ContentType = new MediaTypeHeaderValue("application/gzip");

        var answer = await server.Admin.SendAsync(HttpMethod.Post, Import("cut", "funding"), content);

        (answer.Status, answer.Code).ShouldBe((HttpStatusCode.UnprocessableEntity, "data.import_truncated"));
        await NothingOfAsync("cut");
    }

    [Fact]
    public async Task A_name_is_taken_once_and_others_see_nothing_of_it()
    {
        using var other = await server.NewUserAsync("recorder@example.org", UserRole.Trader);
        using var viewer = await server.NewUserAsync("onlooker@example.org", UserRole.Viewer);

        var first = await PostAsync("taken", "funding", Rates);
        var again = await PostAsync("taken", "notices", Notices);
        var others = await other.PostTextAsync(Import("taken", "funding"), Rates, "text/csv");
        var viewers = await viewer.PostTextAsync(Import("taken", "funding"), Rates, "text/csv");

        (again.Status, again.Code).ShouldBe((HttpStatusCode.Conflict, "recording.name_taken"));
        others.Status.ShouldBe(HttpStatusCode.Created);
        viewers.Status.ShouldBe(HttpStatusCode.Forbidden);
        var path = first.Header("Location");
        (await other.GetAsync(path)).Code.ShouldBe("recording.not_found");
        (await other.SendAsync(HttpMethod.Delete, path, null)).Code.ShouldBe("recording.not_found");
        (await viewer.SendAsync(HttpMethod.Delete, path, null)).Status.ShouldBe(HttpStatusCode.Forbidden);
        (await server.Admin.SendAsync(HttpMethod.Delete, path, null)).Status.ShouldBe(HttpStatusCode.NoContent);
        (await server.Admin.GetAsync(path)).Status.ShouldBe(HttpStatusCode.NotFound);
        (await PostAsync("taken", "funding", Rates)).Status.ShouldBe(HttpStatusCode.Created);
    }

    private Task<Answer> PostAsync(string name, string kind, string text, string query = "") =>
        server.Admin.PostTextAsync(Import(name, kind) + query, text, "text/csv");

    private static string Import(string name, string kind) =>
        $"{Path}?name={Uri.EscapeDataString(name)}&kind={kind}&instrument=BTCUSDT.P";

    private async Task NothingOfAsync(string name)
    {
        (await server.Admin.GetAsync(Path)).Json.GetProperty("items").EnumerateArray()
            .ShouldNotContain(one => one.GetProperty("name").GetString() == name);
        server.LeftFiles().ShouldBeEmpty();
    }
}
