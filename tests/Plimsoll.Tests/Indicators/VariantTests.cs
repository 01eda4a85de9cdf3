using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Npgsql;
using Plimsoll.Core.Indicators;
using Plimsoll.Storage.Identity;
using Plimsoll.Storage.Indicators;
using Plimsoll.Tests.Support;

namespace Plimsoll.Tests.Indicators;

public sealed class VariantTests(TradingServer server) : IClassFixture<TradingServer>
{
    private const string Path = "/api/v1/indicators/variants";

    [Fact]
    public async Task Every_kind_has_a_system_variant_with_its_defaults_that_nobody_changes()
    {
        var system = (await server.ListAsync(Path)).Where(one => one.GetProperty("isSystem").GetBoolean()).ToList();

        system.Select(one => one.GetProperty("indicator").GetString())
            .ShouldBe(IndicatorCatalog.Kinds.Where(kind => !kind.NeedsReference).Select(kind => kind.Spec().Id));
        system.Select(one => one.GetProperty("id").GetGuid()).ShouldBeUnique();
        var id = system[0].GetProperty("id").GetGuid();
        (await server.GetAsync($"{Path}/{id}")).GetProperty("version").GetInt32().ShouldBe(1);
        (await DeleteAsync(server.Admin, id)).Code.ShouldBe("indicator.built_in");
        (await PutAsync(server.Admin, id, Edit("mine"))).Code.ShouldBe("indicator.built_in");
    }

    [Fact]
    public async Task Editing_makes_a_version_and_keeps_the_one_before()
    {
        var created = await CreateAsync("slow trend", "ema", new() { ["period"] = "200" });
        var id = created.GetProperty("id").GetGuid();
        created.GetProperty("indicator").GetString().ShouldBe("ema(200)");
        created.GetProperty("parameters").GetProperty("source").GetString().ShouldBe("close");

        var edited = await PutAsync(server.Admin, id, Edit("slower trend", "300"), "\"1\"");

        edited.Status.ShouldBe(HttpStatusCode.OK, edited.Text);
        edited.Json.GetProperty("version").GetInt32().ShouldBe(2);
        var present = await server.GetAsync($"{Path}/{id}");
        present.GetProperty("name").GetString().ShouldBe("slower trend");
        present.GetProperty("variantType").GetString().ShouldBe("stop_loss");
        present.GetProperty("scope")[0].GetString().ShouldBe(TradingServer.Instrument);
        (await server.ListAsync($"{Path}/{id}/versions"))
            .Select(one => one.GetProperty("indicator").GetString()).ShouldBe(["ema(300)", "ema(200)"]);
        var stale = await PutAsync(server.Admin, id, Edit("late"), "\"1\"");
        (stale.Status, stale.Code).ShouldBe((HttpStatusCode.PreconditionFailed, "request.version_conflict"));
        var values = await server.ListAsync(
            $"/api/v1/indicators/values?instrument=sim%3AALPHA-USD&interval=1m&variant={id}&limit=2");
        values.Count.ShouldBe(2);
    }

    [Fact]
    public async Task A_name_is_the_users_only_once()
    {
        await CreateAsync("taken", "sma");
        var other = await CreateAsync("free", "sma");

        var again = await server.Admin.PostAsync(Path, New("taken", "rsi"));
        var renamed = await PutAsync(server.Admin, other.GetProperty("id").GetGuid(), Edit("taken", "5"));

        (again.Status, again.Code).ShouldBe((HttpStatusCode.Conflict, "indicator.name_taken"));
        (renamed.Status, renamed.Code).ShouldBe((HttpStatusCode.Conflict, "indicator.name_taken"));
        (await server.Other.PostAsync(Path, New("taken", "rsi"))).Status.ShouldBe(HttpStatusCode.Created);
    }

    [Fact]
    public async Task What_is_somebody_elses_is_not_found()
    {
        var id = (await CreateAsync("private", "sma")).GetProperty("id").GetGuid();
        foreach (var answer in new[]
        {
            await server.Other.GetAsync($"{Path}/{id}"),
            await server.Other.GetAsync($"{Path}/{id}/versions"),
            await server.Other.GetAsync(
                $"/api/v1/indicators/values?instrument=sim%3AALPHA-USD&interval=1m&variant={id}"),
            await PutAsync(server.Other, id, Edit("mine now")),
            await DeleteAsync(server.Other, id),
        })
            (answer.Status, answer.Code).ShouldBe((HttpStatusCode.NotFound, "indicator.not_found"));
        (await server.Other.GetAsync(Path)).Text.ShouldNotContain(id.ToString());
        (await server.GetAsync($"{Path}/{id}")).GetProperty("version").GetInt32().ShouldBe(1);
    }

    [Fact]
    public async Task One_in_use_stays_until_nothing_uses_it()
    {
        var id = (await CreateAsync("used", "atr")).GetProperty("id").GetGuid();
        await ExecuteAsync("create table variant_user (variant_id uuid not null references indicator_variants)");
        await ExecuteAsync($"insert into variant_user values ('{id}')");

        var refused = await DeleteAsync(server.Admin, id);
        await ExecuteAsync("drop table variant_user");

        (refused.Status, refused.Code).ShouldBe((HttpStatusCode.Conflict, "indicator.in_use"));
        (await DeleteAsync(server.Admin, id)).Status.ShouldBe(HttpStatusCode.NoContent);
        (await server.Admin.GetAsync($"{Path}/{id}")).Code.ShouldBe("indicator.not_found");
    }

    [Fact]
    public async Task Everything_wrong_is_told_at_once()
    {
        var answer = await server.Admin.PostAsync(Path, new
        {
            name = new string('x', 65),
            baseIndicatorType = "sma",
            parameters = new Dictionary<string, string> { ["period"] = "0", ["speed"] = "1" },
            scope = new[] { TradingServer.Instrument, "not an instrument" },
        });

        answer.Status.ShouldBe(HttpStatusCode.BadRequest, answer.Text);
        answer.Fields.ShouldBe(
            [
                "name validation.length", "scope[1] validation.format", "parameters.period indicator.parameter",
                "parameters.speed indicator.parameter",
            ]);
        (await server.Admin.PostAsync(Path, New(" ", "nope"))).Fields
            .ShouldBe(["name validation.required", "baseIndicatorType indicator.unknown_kind"]);
        (await server.Admin.PostAsync(Path, new { name = "x", baseIndicatorType = "sma", variantType = "odd" })).Fields
            .ShouldBe(["variantType validation.enum"]);
    }

    [Fact]
    public async Task A_user_has_a_bounded_number()
    {
        using var trader = await server.AddUserAsync(UserRole.Trader);
        for (var i = 0; i < IndicatorVariantStore.MaxPerUser; i++)
            (await trader.PostAsync(Path, New($"number {i}", "sma"))).Status.ShouldBe(HttpStatusCode.Created);

        var refused = await trader.PostAsync(Path, New("one too many", "sma"));

        (refused.Status, refused.Code).ShouldBe((HttpStatusCode.UnprocessableEntity, "indicator.limit"));
    }

    private static object New(string name, string kind, Dictionary<string, string>? parameters = null) =>
        new { name, baseIndicatorType = kind, parameters = parameters ?? [] };

    private static object Edit(string name, string period = "10") => new
    {
        name,
        variantType = "stop_loss",
        parameters = new Dictionary<string, string> { ["period"] = period },
        scope = new[] { TradingServer.Instrument },
    };

    private static Task<Answer> PutAsync(Browser browser, Guid id, object body, string? ifMatch = null) =>
        browser.SendAsync(
            HttpMethod.Put,
            $"{Path}/{id}",
            JsonContent.Create(body),
            ifMatch is null ? [] : [("If-Match", ifMatch)]);

    private static Task<Answer> DeleteAsync(Browser browser, Guid id) =>
        browser.SendAsync(HttpMethod.Delete, $"{Path}/{id}", null);

    private async Task<JsonElement> CreateAsync(string name, string kind, Dictionary<string, string>? parameters = null)
    {
        var created = await server.Admin.PostAsync(Path, New(name, kind, parameters));
        created.Status.ShouldBe(HttpStatusCode.Created, created.Text);
        return created.Json;
    }

    private async Task ExecuteAsync(string sql)
    {
        await using var source = NpgsqlDataSource.Create(server.ConnectionString);
        await using var command = source.CreateCommand(sql);
        await command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
    }
}
