using System.Net;
using Microsoft.EntityFrameworkCore;
using Plimsoll.Runtime.Venues;
using Plimsoll.Tests.Support;

namespace Plimsoll.Tests.Venues;

/// <summary>Accounts at venues: easy where no money is, guarded on every side where there is.</summary>
public sealed class OpenAccountTests(KeyServer server) : IClassFixture<KeyServer>
{
    private const string Path = "/api/v1/accounts";
    private const string Reason = "small and watched at first";

    [Fact]
    public async Task A_simulated_account_is_opened_with_its_own_balance()
    {
        var opened = await server.Admin.PostAsync(Path, new { name = "Second", venue = "sim", initialBalance = 2_500 });
        opened.Status.ShouldBe(HttpStatusCode.Created, opened.Text);
        (Text(opened, "executionMode"), Text(opened, "operatingMode"), Text(opened, "venue"))
            .ShouldBe(("simulation", "guide", "sim"));
        (await server.Admin.PostAsync(Path, new { name = "second", venue = "sim" })).Code.ShouldBe("account.name_taken");
    }

    [Fact]
    public async Task Of_many_opened_at_the_same_instant_with_one_name_one_is_opened()
    {
        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(number => server.Admin.PostAsync(
            Path, new { name = number % 2 == 0 ? "Twin" : "TWIN", venue = "sim" })));

        answers.Count(answer => answer.Status == HttpStatusCode.Created).ShouldBe(1);
        answers.Where(answer => answer.Status != HttpStatusCode.Created)
            .ShouldAllBe(answer => answer.Code == "account.name_taken" && answer.Status == HttpStatusCode.Conflict);
    }

    [Theory]
    [InlineData("""{"name":"","venue":"sim"}""", "validation.required")]
    [InlineData("""{"name":"A","venue":"nowhere"}""", "venue.not_available")]
    [InlineData("""{"name":"B","venue":"sim","initialBalance":"99"}""", "execution.simulation_range")]
    [InlineData("""{"name":"C","venue":"far-testnet"}""", "key.missing")]
    [InlineData("""{"name":"D","venue":"far-testnet","keyId":"00000000-0000-7000-8000-000000000001"}""", "key.not_found")]
    public async Task What_cannot_be_opened_is_refused_with_a_reason(string body, string code)
    {
        var answer = await server.Admin.PostTextAsync(Path, body);
        ((int)answer.Status).ShouldBeInRange(400, 499);
        answer.Text.ShouldContain($"\"{code}\"");
    }

    [Fact]
    public async Task A_key_of_another_venue_or_one_that_only_reads_opens_nothing()
    {
        var other = await KeyAsync("for the test net", "far-testnet");
        (await LiveAsync("Other", other)).Code.ShouldBe("key.other_venue");
        server.Venues.Answer = _ => ScriptedVenues.Trading with { CanTrade = false };
        var reads = await KeyAsync("reads only", "far");
        server.Venues.Answer = _ => ScriptedVenues.Trading;
        (await LiveAsync("Reads", reads)).Code.ShouldBe("key.read_only");
    }

    [Theory]
    [InlineData("password", "execution.password_required")]
    [InlineData("confirmation", "execution.confirmation_required")]
    [InlineData("reason", "execution.reason_required")]
    [InlineData("amount", "execution.amount_required")]
    public async Task Real_money_needs_every_one_of_its_four_parts(string missing, string code)
    {
        var key = await KeyAsync($"lacks {missing}", "far");
        var answer = await server.Admin.PostAsync(Path, new
        {
            name = "Live",
            venue = "far",
            keyId = key,
            live = new
            {
                password = missing == "password" ? "" : RunningServer.AdminPassword,
                confirmation = missing == "confirmation" ? "live" : "Live",
                reason = missing == "reason" ? "because" : Reason,
                maxEquityAtRisk = missing == "amount" ? 0 : 1_000,
            },
        });
        answer.Status.ShouldBe(HttpStatusCode.BadRequest);
        answer.Text.ShouldContain(code);
    }

    [Fact]
    public async Task A_wrong_password_opens_nothing()
    {
        var key = await KeyAsync("wrong password", "far");
        (await LiveAsync("Wrong", key, password: "not the password at all")).Code.ShouldBe("execution.password_wrong");
    }

    [Theory]
    [InlineData(5_000, 0, true, "withdraw")]
    [InlineData(999.99, 0, false, "999.99 USDT")]
    [InlineData(5_000, -3, false, "clock")]
    public async Task A_venue_that_does_not_look_safe_stops_it(double free, int lead, bool canWithdraw, string finding)
    {
        var key = await KeyAsync($"unsafe {finding}", "far");
        server.Venues.Standing = new VenueStanding(TimeSpan.FromSeconds(lead), (decimal)free);
        server.Venues.Answer = _ => ScriptedVenues.Trading with { CanWithdraw = canWithdraw };
        try
        {
            var answer = await LiveAsync("Unsafe", key);
            (answer.Status, answer.Code).ShouldBe((HttpStatusCode.Conflict, "execution.unsafe"));
            answer.Text.ShouldContain(finding);
        }
        finally
        {
            server.Venues.Standing = new VenueStanding(TimeSpan.Zero, 5_000m);
            server.Venues.Answer = _ => ScriptedVenues.Trading;
        }
    }

    [Fact]
    public async Task What_passes_is_opened_guided_with_no_more_than_was_allowed_and_written_down()
    {
        var key = await KeyAsync("passes", "far");
        var opened = await LiveAsync("Real", key);
        opened.Status.ShouldBe(HttpStatusCode.Created, opened.Text);
        (Text(opened, "executionMode"), Text(opened, "operatingMode")).ShouldBe(("live", "guide"));
        (await LiveAsync("Real again", key)).Code.ShouldBe("key.in_use");
        await using var database = server.OpenDatabase();
        var row = await database.Accounts.SingleAsync(one => one.Name == "Real", TestContext.Current.CancellationToken);
        (row.InitialBalance, row.VenueKeyId, row.VenueCode).ShouldBe((1_000m, key, "far"));
        var audit = await database.AuditEvents.SingleAsync(
            one => one.Action == "account.opened_live" && one.Object == $"account {row.Id}",
            TestContext.Current.CancellationToken);
        audit.Reason.ShouldBe(Reason);
        audit.ActorIp.ShouldNotBeNullOrEmpty();
    }

    [Fact]
    public async Task An_end_must_lie_ahead_and_is_kept_with_the_account()
    {
        var key = await KeyAsync("ends", "far");
        var past = server.Clock.GetUtcNow();
        (await LiveAsync("Ends", key, until: past)).Text.ShouldContain("execution.live_until_past");

        var opened = await LiveAsync("Ends", key, until: past.AddHours(1));

        opened.Status.ShouldBe(HttpStatusCode.Created, opened.Text);
        opened.Json.GetProperty("liveUntil").GetDateTimeOffset().ShouldBe(past.AddHours(1));
    }

    private static string Text(Answer answer, string name) => answer.Json.GetProperty(name).GetString()!;

    private Task<Answer> LiveAsync(
        string name, Guid key, string password = RunningServer.AdminPassword, DateTimeOffset? until = null) =>
        server.Admin.PostAsync(Path, new
        {
            name,
            venue = "far",
            keyId = key,
            live = new { password, confirmation = name, reason = Reason, maxEquityAtRisk = 1_000, liveUntil = until },
        });

    private async Task<Guid> KeyAsync(string label, string venue)
    {
        var answer = await server.Admin.PostAsync("/api/v1/keys", new
        {
            label,
            venue,
            key = "public-half-of-abcd",
            secret = "secret-half-of-abcd",
            password = RunningServer.AdminPassword,
        });
        answer.Status.ShouldBe(HttpStatusCode.Created, answer.Text);
        return answer.Json.GetProperty("id").GetGuid();
    }
}
