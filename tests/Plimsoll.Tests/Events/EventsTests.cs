using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Plimsoll.Tests.Support;

namespace Plimsoll.Tests.Events;

/// <summary>A user's calendar, and what the risk gate makes of it.</summary>
public sealed class EventsTests(TradingServer server) : IClassFixture<TradingServer>
{
    private const string Path = "/api/v1/data/events";
    private const string Rules = "/api/v1/data/blackout-rules";

    [Fact]
    public async Task A_file_brings_the_calendar_up_to_date_and_is_its_owners_alone()
    {
        const string First = "time,currency,title,impact,forecast\n2027-03-01T13:30:00Z,USD,CPI,high,3.1%\n"
            + "2027-03-02T10:00:00Z,EUR,Sentiment,low,\n";
        var first = await ImportAsync(First);
        first.Status.ShouldBe(HttpStatusCode.OK, first.Text);
        (Count(first, "added"), Count(first, "updated")).ShouldBe((2, 0));
        var second = await ImportAsync("time,currency,title,impact,actual\n2027-03-01T13:30:00Z,USD,CPI,medium,3.3%\n");
        (Count(second, "added"), Count(second, "updated")).ShouldBe((0, 1));

        var listed = await server.ListAsync($"{Path}?from=2027-03-01T00:00:00Z&to=2027-04-01T00:00:00Z");
        listed.Select(one => Text(one, "title")).ShouldBe(["CPI", "Sentiment"]);
        (Text(listed[0], "impact"), Text(listed[0], "forecast"), Text(listed[0], "actual"), Text(listed[0], "source"))
            .ShouldBe(("medium", "3.1%", "3.3%", "bls"));
        (await server.ListAsync($"{Path}?from=2027-03-01T00:00:00Z&to=2027-04-01T00:00:00Z&impact=low&currency=eur"))
            .Count.ShouldBe(1);
        var page = await server.GetAsync($"{Path}?from=2027-03-01T00:00:00Z&to=2027-04-01T00:00:00Z&limit=1");
        var rest = await server.GetAsync($"{Path}?from=2027-03-01T00:00:00Z&to=2027-04-01T00:00:00Z&limit=1&cursor="
            + Text(page, "nextCursor"));
        Text(rest.GetProperty("items")[0], "title").ShouldBe("Sentiment");
        (await server.Other.GetAsync(Path)).Json.GetProperty("items").GetArrayLength().ShouldBe(0);
        (await server.Other.SendAsync(HttpMethod.Delete, $"{Path}/{Text(listed[0], "id")}", null)).Code
            .ShouldBe("event.not_found");
    }

    [Fact]
    public async Task One_wrong_line_and_nothing_of_the_file_is_taken()
    {
        var refused = await ImportAsync(
            "time,currency,title,impact\n2028-03-01T13:30:00Z,USD,CPI,high\n2028-03-02T13:30:00Z,USD,PPI,huge\n");

        refused.Code.ShouldBe("data.import_event_invalid");
        refused.Json.GetProperty("line").GetInt64().ShouldBe(3);
        (await server.ListAsync($"{Path}?from=2028-01-01T00:00:00Z")).ShouldBeEmpty();
    }

    [Fact]
    public async Task What_a_person_enters_is_there_once_can_be_changed_and_taken_away()
    {
        var entered = await EnterAsync(DateTimeOffset.Parse("2029-01-05T13:30:00Z"), "Jobs");
        entered.Status.ShouldBe(HttpStatusCode.Created, entered.Text);
        Text(entered.Json, "source").ShouldBe("manual");
        (await EnterAsync(DateTimeOffset.Parse("2029-01-05T13:30:00Z"), "Jobs")).Code.ShouldBe("event.exists");
        (await server.Admin.PostAsync(Path, new { time = "2029-01-05T13:30:00Z", currency = "Dollar", title = "", impact = "high" }))
            .Fields.ShouldBe(["currency validation.format", "title validation.length"]);

        var own = $"{Path}/{Text(entered.Json, "id")}";
        var other = JsonContent.Create(
            new { time = "2029-01-05T15:00:00Z", currency = "usd", title = "Jobs", impact = "low", actual = "12K" });
        var changed = await server.Admin.SendAsync(HttpMethod.Put, own, other);
        changed.Status.ShouldBe(HttpStatusCode.OK, changed.Text);
        (Text(changed.Json, "time"), Text(changed.Json, "impact"), Text(changed.Json, "actual"))
            .ShouldBe(("2029-01-05T15:00:00Z", "low", "12K"));

        (await server.Admin.SendAsync(HttpMethod.Delete, own, null)).Status.ShouldBe(HttpStatusCode.NoContent);
        (await server.Admin.SendAsync(HttpMethod.Delete, own, null)).Code.ShouldBe("event.not_found");
    }

    [Fact]
    public async Task Around_an_event_the_gate_refuses_and_the_risk_page_says_why_and_until_when()
    {
        var usual = await server.GetAsync($"{Rules}?accountId={server.AccountId}");
        usual.GetProperty("isUsual").GetBoolean().ShouldBeTrue();
        (await JudgedAsync()).ShouldNotBe("risk.blackout");
        var now = server.Market.Time;
        var entered = await EnterAsync(now.ToDateTimeOffset().AddMinutes(5), "Rate decision");
        entered.Status.ShouldBe(HttpStatusCode.Created, entered.Text);
        (await JudgedAsync()).ShouldNotBe("risk.blackout", "crypto has no rule unless somebody sets one");

        var set = await SetAsync(new { accountId = server.AccountId, minutesAfter = 15, action = "block_entries" });
        set.Status.ShouldBe(HttpStatusCode.OK, set.Text);
        (set.Json.GetProperty("isOn").GetBoolean(), set.Json.GetProperty("minutesBefore").GetInt32()).ShouldBe((true, 30));

        (await JudgedAsync()).ShouldBe("risk.blackout");
        var state = await server.GetAsync($"/api/v1/risk/state?accountId={server.AccountId}");
        var window = state.GetProperty("blackouts").EnumerateArray()
            .Single(one => Text(one, "instrumentId") == TradingServer.Instrument);
        Text(window, "title").ShouldBe("Rate decision");
        window.GetProperty("until").GetDateTimeOffset().ShouldBe(now.ToDateTimeOffset().AddMinutes(20));
        state.GetProperty("isCalendarStale").GetBoolean().ShouldBeFalse();
        (await server.ListAsync($"/api/v1/accounts/{server.AccountId}/events?limit=5"))
            .ShouldContain(one => one.GetRawText().Contains("economic events"));

        (await SetAsync(new { accountId = server.AccountId, isUsual = true })).Json.GetProperty("isUsual")
            .GetBoolean().ShouldBeTrue();
        (await JudgedAsync()).ShouldNotBe("risk.blackout");
    }

    [Fact]
    public async Task A_rule_that_cannot_be_is_refused_and_somebody_elses_is_not_found()
    {
        var wrong = await SetAsync(new
        {
            accountId = server.AccountId,
            minutesBefore = 1_441,
            impacts = Array.Empty<string>(),
            currencies = new[] { "Dollar" },
        });
        wrong.Fields.ShouldBe(
            ["minutesBefore validation.out_of_range", "impacts validation.format", "currencies validation.format"]);
        (await SetAsync(new { accountId = server.OtherAccountId })).Code.ShouldBe("account.not_found");
        (await server.Admin.GetAsync($"{Rules}?accountId={server.OtherAccountId}")).Code.ShouldBe("account.not_found");
    }

    private Task<Answer> ImportAsync(string text) => server.Admin.SendAsync(
        HttpMethod.Post, $"{Path}/import?source=bls&fileName=calendar.csv",
        new StringContent(text, Encoding.UTF8, "text/csv"));

    private Task<Answer> EnterAsync(DateTimeOffset time, string title) =>
        server.Admin.PostAsync(Path, new { time, currency = "USD", title, impact = "high" });

    private Task<Answer> SetAsync(object rule) => server.Admin.SendAsync(HttpMethod.Put, Rules, JsonContent.Create(rule));

    private async Task<string?> JudgedAsync()
    {
        var answer = await server.Admin.PostAsync("/api/v1/risk/validate", new
        {
            accountId = server.AccountId,
            instrumentId = TradingServer.Instrument,
            side = "long",
            quantity = "0.01",
            stopLoss = "1",
        });
        answer.Status.ShouldBe(HttpStatusCode.OK, answer.Text);
        return answer.Json.TryGetProperty("code", out var code) ? code.GetString() : null;
    }

    private static int Count(Answer answer, string name) => answer.Json.GetProperty(name).GetInt32();

    private static string? Text(JsonElement one, string name) => one.GetProperty(name).GetString();
}
