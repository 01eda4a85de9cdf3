using System.Net;
using System.Text;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Plimsoll.Runtime.Venues;
using Plimsoll.Storage.Identity;
using Plimsoll.Tests.Support;

namespace Plimsoll.Tests.Venues;

public sealed class KeyApiTests(KeyServer server) : IClassFixture<KeyServer>
{
    private const string Keys = "/api/v1/keys";
    private const string Canary = "canary-7d1e55a0b4c94d2e";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_key_is_taken_in_asked_about_shown_without_itself_and_forgotten()
    {
        var added = await AddAsync("life");

        added.Status.ShouldBe(HttpStatusCode.Created, added.Text);
        server.Venues.Asked.ShouldNotBeNull().Secret.ShouldBe(Canary);
        server.Venues.Asked.Passphrase.ShouldBeNull();
        added.Json.GetProperty("hint").GetString().ShouldBe("abcd");
        added.Json.GetProperty("use").GetString().ShouldBe("trading");
        added.Json.GetProperty("mode").GetString().ShouldBe("paper");
        (await ListAsync()).Select(Label).ShouldContain("life");
        (await AddAsync("life")).Code.ShouldBe("key.exists");

        (await server.Admin.SendAsync(HttpMethod.Delete, PathOf(added), null)).Status
            .ShouldBe(HttpStatusCode.NoContent);
        (await ListAsync()).Select(Label).ShouldNotContain("life");
        (await server.Admin.SendAsync(HttpMethod.Delete, PathOf(added), null)).Code.ShouldBe("key.not_found");
    }

    [Fact]
    public async Task A_key_that_may_withdraw_is_refused_and_not_kept()
    {
        var answer = await WithAnswerAsync(
            _ => new KeyRights(true, true, true, null, null), () => AddAsync("withdraws"));

        answer.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        answer.Code.ShouldBe("key.withdraw_right");
        (await ListAsync()).Select(Label).ShouldNotContain("withdraws");
    }

    [Fact]
    public async Task A_key_that_may_only_read_is_good_for_data_only()
    {
        var answer = await WithAnswerAsync(
            _ => new KeyRights(true, false, false, null, null), () => AddAsync("reads"));

        answer.Json.GetProperty("use").GetString().ShouldBe("data");
        answer.Json.TryGetProperty("isBoundToAddress", out var bound).ShouldBeTrue();
        bound.ValueKind.ShouldBe(JsonValueKind.Null);
    }

    [Fact]
    public async Task What_the_venue_does_not_accept_is_not_kept()
    {
        (await WithAnswerAsync(
            _ => throw new VenueKeyException("key.invalid", "The venue does not know this key."),
            () => AddAsync("wrong"))).Code.ShouldBe("key.invalid");
        (await WithAnswerAsync(
            _ => new KeyRights(false, false, false, null, null), () => AddAsync("wrong"))).Code.ShouldBe("key.invalid");
        var unreachable = await WithAnswerAsync(
            _ => throw new VenueKeyException("venue.unreachable", "The venue does not answer."), () => AddAsync("wrong"));
        unreachable.Code.ShouldBe("venue.unreachable");
        unreachable.Status.ShouldBe(HttpStatusCode.ServiceUnavailable);
        (await AddAsync("wrong", venue: "nowhere")).Code.ShouldBe("venue.not_available");
        (await AddAsync("wrong", venue: "sim")).Code.ShouldBe("key.not_needed");
        (await ListAsync()).Select(Label).ShouldNotContain("wrong");
    }

    [Fact]
    public async Task A_test_says_what_has_become_of_a_key()
    {
        var path = PathOf(await AddAsync("changes"));

        var revoked = await WithAnswerAsync(
            _ => throw new VenueKeyException("key.invalid", "The venue has revoked this key."), () => TestAsync(path));
        revoked.Status.ShouldBe(HttpStatusCode.OK);
        revoked.Json.GetProperty("use").GetString().ShouldBe("nothing");
        revoked.Json.GetProperty("problemCode").GetString().ShouldBe("key.invalid");
        (await WithAnswerAsync(
            _ => throw new VenueKeyException("venue.unreachable", "The venue does not answer."), () => TestAsync(path)))
            .Code.ShouldBe("venue.unreachable");
        var widened = await WithAnswerAsync(_ => new KeyRights(true, true, true, null, null), () => TestAsync(path));
        widened.Json.GetProperty("use").GetString().ShouldBe("nothing");
        widened.Json.GetProperty("problemCode").GetString().ShouldBe("key.withdraw_right");
        (await TestAsync(path)).Json.GetProperty("use").GetString().ShouldBe("trading");
    }

    [Fact]
    public async Task Everything_wrong_is_said_at_once_and_nothing_typed_is_repeated()
    {
        var answer = await server.Admin.PostAsync(Keys, new
        {
            label = "",
            venue = " ",
            key = $"{Canary} with spaces",
            secret = Canary + "\u0007",
            password = "",
            passphrase = new string('x', 513),
        });

        answer.Fields.ShouldBe(
            [
                "label validation.required", "key validation.format", "secret validation.format",
                "passphrase validation.length", "venue validation.required", "password validation.required",
            ],
            ignoreOrder: true);
        answer.Text.ShouldNotContain(Canary);
    }

    [Fact]
    public async Task The_password_is_asked_for_before_the_venue_is()
    {
        var answer = await AddAsync("guessed", password: "not the password");

        answer.Status.ShouldBe(HttpStatusCode.Unauthorized);
        answer.Code.ShouldBe("execution.password_wrong");
        (await ListAsync()).Select(Label).ShouldNotContain("guessed");
    }

    [Fact]
    public async Task A_key_that_an_account_uses_stays()
    {
        var added = await AddAsync("used");
        var id = added.Json.GetProperty("id").GetGuid();
        await using (var database = server.OpenDatabase())
            await database.Accounts.ExecuteUpdateAsync(set => set.SetProperty(row => row.VenueKeyId, id), Stop);

        var answer = await server.Admin.SendAsync(HttpMethod.Delete, PathOf(added), null);

        answer.Status.ShouldBe(HttpStatusCode.Conflict);
        answer.Code.ShouldBe("key.in_use");
        answer.Text.ShouldContain("Simulation");
    }

    [Fact]
    public async Task A_foreign_key_is_not_there()
    {
        using var other = await server.AddUserAsync(UserRole.Trader);
        var path = PathOf(await AddAsync("mine"));

        (await other.GetAsync(Keys)).Json.GetProperty("items").GetArrayLength().ShouldBe(0);
        (await other.SendAsync(HttpMethod.Delete, path, null)).Code.ShouldBe("key.not_found");
        (await other.SendAsync(HttpMethod.Post, $"{path}/test", null)).Code.ShouldBe("key.not_found");
    }

    [Fact]
    public async Task The_secret_is_in_no_log_no_answer_and_no_table()
    {
        var added = await AddAsync("canary");
        var failed = await WithAnswerAsync(
            key => throw new InvalidOperationException($"an adapter that fails with {key}"), () => AddAsync("fails"));
        var tested = await TestAsync(PathOf(added));
        var listed = await server.Admin.GetAsync(Keys);

        failed.Code.ShouldBe("system.error");
        foreach (var text in new[] { added.Text, failed.Text, tested.Text, listed.Text, await DumpAsync(), server.Log })
        {
            text.ShouldNotContain(Canary);
            text.ShouldNotContain(Convert.ToHexString(Encoding.UTF8.GetBytes(Canary)), Case.Insensitive);
            text.ShouldNotContain(RunningServer.AdminPassword);
        }
        server.Log.ShouldContain("an adapter that fails with");
        (await DumpAsync()).ShouldContain("<label>canary</label>");
    }

    [Fact]
    public async Task Each_step_is_in_the_audit_log_without_the_secret()
    {
        var added = await AddAsync("audited");
        await TestAsync(PathOf(added));
        await server.Admin.SendAsync(HttpMethod.Delete, PathOf(added), null);

        await using var database = server.OpenDatabase();
        var about = $"key {added.Json.GetProperty("id").GetGuid()}";
        var lines = await database.AuditEvents.AsNoTracking().Where(row => row.Object == about)
            .OrderBy(row => row.Seq).ToListAsync(Stop);
        lines.Select(row => row.Action).ShouldBe(["key.added", "key.tested", "key.deleted"]);
        lines.ShouldAllBe(row => row.Actor == RunningServer.AdminEmail && row.ActorIp != null && row.RequestId != null);
        lines[0].After.ShouldNotBeNull().ShouldContain("audited");
    }

    [Fact]
    public async Task Venues_say_whether_they_need_a_key()
    {
        var venues = (await server.Admin.GetAsync("/api/v1/venues")).Json.GetProperty("items").EnumerateArray();

        venues.Select(venue => (venue.GetProperty("code").GetString(), venue.GetProperty("needsKey").GetBoolean()))
            .ShouldBe([("sim", false), ("far-testnet", true), ("far", true)]);
    }

    private Task<Answer> AddAsync(
        string label, string venue = "far-testnet", string password = RunningServer.AdminPassword) =>
        server.Admin.PostAsync(
            Keys, new { label, venue, key = "public-half-of-abcd", secret = Canary, password, passphrase = "" });

    private Task<Answer> TestAsync(string path) => server.Admin.SendAsync(HttpMethod.Post, $"{path}/test", null);

    private async Task<Answer> WithAnswerAsync(Func<VenueKey, KeyRights> answer, Func<Task<Answer>> act)
    {
        server.Venues.Answer = answer;
        try
        {
            return await act();
        }
        finally
        {
            server.Venues.Answer = _ => ScriptedVenues.Trading;
        }
    }

    private async Task<IReadOnlyList<JsonElement>> ListAsync() =>
        [.. (await server.Admin.GetAsync(Keys)).Json.GetProperty("items").EnumerateArray()];

    private static string? Label(JsonElement key) => key.GetProperty("label").GetString();

    private static string PathOf(Answer added) => $"{Keys}/{added.Json.GetProperty("id").GetGuid()}";

    // Every row of every table, as a backup would hold it; bytes as hex.
    private async Task<string> DumpAsync()
    {
        var source = server.App.Services.GetRequiredService<NpgsqlDataSource>();
        await using var command = source.CreateCommand(
            """
            set local xmlbinary = hex;
            select string_agg(table_to_xml(oid::regclass, true, false, '')::text, '')
            from pg_class where relkind = 'r' and relnamespace = 'public'::regnamespace
            """);
        return (string)(await command.ExecuteScalarAsync(Stop))!;
    }
}
