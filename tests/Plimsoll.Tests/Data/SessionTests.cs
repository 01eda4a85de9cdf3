using System.Net;
using System.Text.Json;
using Plimsoll.Tests.Support;

namespace Plimsoll.Tests.Data;

/// <summary>Files of trades become finished sessions, wholly or not at all.</summary>
public sealed class SessionTests(DataServer server) : IClassFixture<DataServer>
{
    private const string Import = "/api/v1/data/import/trades";
    private const string Path = "/api/v1/data-collection/sessions";

    [Fact]
    public async Task A_file_of_trades_becomes_a_finished_session()
    {
        var answer = await PostAsync("one day", Trades(500), "&fileName=C%3A%5Chome%5Cday.csv");

        answer.Status.ShouldBe(HttpStatusCode.Created, answer.Text);
        var session = answer.Json.GetProperty("session");
        answer.Header("Location").ShouldBe($"{Path}/{session.GetProperty("id")}");
        (session.GetProperty("kind").GetString(), session.GetProperty("status").GetString())
            .ShouldBe(("import", "completed"));
        session.GetProperty("instruments")[0].GetString().ShouldBe("binance:BTCUSDT");
        session.GetProperty("source").GetString().ShouldBe("day.csv");
        session.GetProperty("recordsCollected").GetInt64().ShouldBe(500);
        session.GetProperty("firstTick").GetString().ShouldBe("2024-01-01T00:00:00Z");
        answer.Json.GetProperty("rejectCount").GetInt64().ShouldBe(0);
        var found = await server.Admin.GetAsync(answer.Header("Location"));
        found.Json.GetRawText().ShouldBe(session.GetRawText());
        (await server.Admin.GetAsync(Path)).Json.GetProperty("items").EnumerateArray()
            .ShouldContain(one => one.GetProperty("name").GetString() == "one day");
    }

    [Fact]
    public async Task Few_wrong_rows_are_left_out_and_told_and_more_refuse_the_file()
    {
        var few = await PostAsync("few", Trades(300) + "301,oops,1,1,1704067500000,false\n");
        var many = await PostAsync("many", Trades(50) + "51,oops,1,1,1704067500000,false\n");
        var allowed = await PostAsync(
            "allowed", Trades(50) + "51,oops,1,1,1704067500000,false\n", "&maxRejectFraction=0.1");

        few.Status.ShouldBe(HttpStatusCode.Created, few.Text);
        few.Json.GetProperty("rejectCount").GetInt64().ShouldBe(1);
        var reject = few.Json.GetProperty("rejects")[0];
        (reject.GetProperty("line").GetInt64(), reject.GetProperty("code").GetString())
            .ShouldBe((301, "data.import_trade_invalid"));
        reject.GetProperty("text").GetString()!.ShouldStartWith("301,oops");
        (many.Status, many.Code).ShouldBe((HttpStatusCode.UnprocessableEntity, "data.import_too_many_errors"));
        many.Json.GetProperty("line").GetInt64().ShouldBe(51);
        await NothingOfAsync("many");
        allowed.Status.ShouldBe(HttpStatusCode.Created, allowed.Text);
    }

    [Fact]
    public async Task The_same_file_again_changes_nothing_and_another_one_needs_another_name()
    {
        var first = await PostAsync("again", Trades(100));
        var same = await PostAsync("again", Trades(100));
        var other = await PostAsync("again", Trades(101));

        same.Json.GetProperty("isRepeated").GetBoolean().ShouldBeTrue();
        same.Json.GetProperty("session").GetRawText().ShouldBe(first.Json.GetProperty("session").GetRawText());
        (other.Status, other.Code).ShouldBe((HttpStatusCode.Conflict, "session.name_taken"));
    }

    [Theory]
    [InlineData("", "data.import_empty")]
    [InlineData("time,price\n1,2\n", "data.import_format")]
    [InlineData("time,price,quantity\nyesterday,1,1\n", "data.import_too_many_errors")]
    public async Task A_file_without_trades_leaves_nothing(string text, string code)
    {
        var answer = await PostAsync("wrong", text);

        (answer.Status, answer.Code).ShouldBe((HttpStatusCode.UnprocessableEntity, code));
        await NothingOfAsync("wrong");
    }

    [Theory]
    [InlineData("", "name validation.required", "instrument validation.required")]
    [InlineData("name=a&instrument=BTCUSDT&maxRejectFraction=2", "maxRejectFraction validation.out_of_range")]
    [InlineData("name=a&instrument=BTCUSDT&timeframe=1m", "timeframe validation.unknown_field")]
    public async Task What_is_said_about_a_file_is_checked(string query, params string[] problems)
    {
        var answer = await server.Admin.PostTextAsync($"{Import}?{query}", Trades(1), "text/csv");

        answer.Status.ShouldBe(HttpStatusCode.BadRequest, answer.Text);
        answer.Fields.ShouldBe(problems);
    }

    [Fact]
    public async Task A_session_is_renamed_and_deleted_by_its_owner()
    {
        var id = (await PostAsync("to go", Trades(10))).Json.GetProperty("session").GetProperty("id").GetGuid();
        await PostAsync("taken", Trades(10));

        var renamed = await server.Admin.SendAsync(HttpMethod.Patch, $"{Path}/{id}", Name("gone soon"));
        var taken = await server.Admin.SendAsync(HttpMethod.Patch, $"{Path}/{id}", Name("taken"));
        var deleted = await server.Admin.SendAsync(HttpMethod.Delete, $"{Path}/{id}", null);
        var again = await server.Admin.SendAsync(HttpMethod.Delete, $"{Path}/{id}", null);

        renamed.Json.GetProperty("name").GetString().ShouldBe("gone soon", renamed.Text);
        (taken.Status, taken.Code).ShouldBe((HttpStatusCode.Conflict, "session.name_taken"));
        deleted.Status.ShouldBe(HttpStatusCode.NoContent, deleted.Text);
        (again.Status, again.Code).ShouldBe((HttpStatusCode.NotFound, "session.not_found"));
    }

    internal static string Trades(int count) => string.Concat(Enumerable.Range(1, count).Select(number =>
        FormattableString.Invariant($"{number},{100 + (number * 7 % 13 / 4d)},0.5,50,")
        + FormattableString.Invariant($"{1_704_067_199_000L + (1_000L * number)},{(number % 2 == 0 ? "true" : "false")}\n")));

    private static StringContent Name(string name) => new(
        JsonSerializer.Serialize(new { name }), System.Text.Encoding.UTF8, "application/json");

    private Task<Answer> PostAsync(string name, string text, string more = "") => server.Admin.PostTextAsync(
        $"{Import}?name={Uri.EscapeDataString(name)}&instrument=BTCUSDT{more}", text, "text/csv");

    private async Task NothingOfAsync(string name) =>
        (await server.Admin.GetAsync(Path)).Json.GetProperty("items").EnumerateArray()
            .ShouldNotContain(one => one.GetProperty("name").GetString() == name);
}
