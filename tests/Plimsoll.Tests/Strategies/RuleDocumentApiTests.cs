using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;
using Plimsoll.Tests.Support;

namespace Plimsoll.Tests.Strategies;

/// <summary>Everything a document can say, through the API: refused with its place, kept, compared, brought back.</summary>
public sealed class RuleDocumentApiTests(TradingServer server) : IClassFixture<TradingServer>
{
    private const string Own = "/api/v1/rule-strategies";
    private const string Variants = "/api/v1/indicators/variants";

    public static TheoryData<string, string, string> Wrong => RuleDocuments.Wrong;

    [Theory]
    [MemberData(nameof(Wrong))]
    public async Task What_is_wrong_is_refused_with_its_place_and_nothing_is_stored(string how, string path, string code)
    {
        var document = RuleDocuments.Broken(how, "Never kept");
        var refused = await server.Admin.PostAsync(Own, new { document });
        refused.Status.ShouldBe(HttpStatusCode.UnprocessableEntity, refused.Text);
        refused.Fields.ShouldBe([$"{path} {code}"]);
        (await server.ListAsync(Own)).ShouldNotContain(one => one.GetProperty("name").GetString() == "Never kept");
    }

    [Fact]
    public async Task Everything_that_can_be_said_comes_back_and_goes_in_again()
    {
        var variant = await VariantAsync("whole pace");
        var saved = await SaveAsync(RuleDocuments.Whole("Whole", "whole pace"));
        var id = saved.GetProperty("id").GetGuid();
        var document = saved.GetProperty("document");
        document.TryGetProperty("version", out _).ShouldBeFalse("the server's members are not part of what is kept");
        document.GetProperty("s1_signal").GetProperty("long").GetProperty("conditions")[0].GetProperty("variantId")
            .GetString().ShouldBe(variant.ToString());

        var file = (await server.Admin.GetAsync($"{Own}/{id}/export")).Json;
        file.GetProperty("id").GetGuid().ShouldBe(id);
        file.GetProperty("version").GetInt32().ShouldBe(1);
        file.GetProperty("isDeleted").GetBoolean().ShouldBeFalse();
        var again = await PutAsync(id, file);
        again.Status.ShouldBe(HttpStatusCode.OK, again.Text);
        JsonNode.DeepEquals(Node(again.Json.GetProperty("document")), Node(document)).ShouldBeTrue();
        (await server.GetAsync($"{Own}/{id}/diff?from=1&to=2")).GetProperty("changes").GetArrayLength().ShouldBe(0);
        RuleSchema.Undeclared(file, await server.GetAsync("/api/v1/strategies/schema")).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_variant_that_a_strategy_names_cannot_be_deleted_until_it_is_taken_out()
    {
        var variant = await VariantAsync("needed");
        var document = RuleDocuments.Small("Names a variant");
        document["z1_entry"]!["conditions"]![0]!.AsObject().Remove("indicator");
        document["z1_entry"]!["conditions"]![0]!["variantId"] = variant.ToString();
        var id = (await SaveAsync(document)).GetProperty("id").GetGuid();
        (await SendAsync(HttpMethod.Delete, $"{Variants}/{variant}")).Code.ShouldBe("indicator.in_use");
        (await SendAsync(HttpMethod.Delete, $"{Own}/{id}")).Status.ShouldBe(HttpStatusCode.NoContent);
        (await server.Admin.PostAsync($"{Own}/{id}/restore", new { })).Status.ShouldBe(HttpStatusCode.OK);
        (await SendAsync(HttpMethod.Delete, $"{Variants}/{variant}")).Code.ShouldBe("indicator.in_use");

        (await PutAsync(id, RuleDocuments.Small("Names a variant"))).Status.ShouldBe(HttpStatusCode.OK);
        (await SendAsync(HttpMethod.Delete, $"{Variants}/{variant}")).Status.ShouldBe(HttpStatusCode.NoContent);
        var back = await server.Admin.PostAsync($"{Own}/{id}/versions/1/restore", new { });
        back.Fields.ShouldBe(["/z1_entry/conditions/0/variantId indicator.not_found"]);
        (await server.GetAsync($"{Own}/{id}/versions/1")).GetProperty("version").GetInt32().ShouldBe(1);
    }

    [Fact]
    public async Task An_old_version_comes_back_as_a_new_one()
    {
        var first = RuleDocuments.Small("Comes back");
        var id = (await SaveAsync(first)).GetProperty("id").GetGuid();
        var second = first.DeepClone();
        second["z1_entry"]!["conditions"]![0]!["value"] = 5;
        await PutAsync(id, second);

        var change = (await server.GetAsync($"{Own}/{id}/diff?from=1&to=2")).GetProperty("changes").EnumerateArray()
            .ShouldHaveSingleItem();
        change.GetProperty("path").GetString().ShouldBe("/z1_entry/conditions/up");
        change.GetProperty("before").GetString().ShouldBe("close > 0");
        change.GetProperty("after").GetString().ShouldBe("close > 5");

        var restored = await server.Admin.PostAsync($"{Own}/{id}/versions/1/restore", new { });
        restored.Json.GetProperty("version").GetInt32().ShouldBe(3);
        (await server.GetAsync($"{Own}/{id}/diff?from=1&to=3")).GetProperty("changes").GetArrayLength().ShouldBe(0);
        (await server.Admin.PostAsync($"{Own}/{id}/versions/9/restore", new { })).Code.ShouldBe("strategy.not_found");
        (await server.Admin.GetAsync($"{Own}/{id}/diff?from=1&to=9")).Code.ShouldBe("strategy.not_found");
        (await server.Other.GetAsync($"{Own}/{id}/diff?from=1&to=2")).Code.ShouldBe("strategy.not_found");
        (await server.Other.PostAsync($"{Own}/{id}/versions/1/restore", new { })).Code.ShouldBe("strategy.not_found");
    }

    [Fact]
    public async Task What_is_not_enabled_is_started_by_no_bot_and_what_runs_cannot_be_disabled()
    {
        await server.SetModeAsync("autonomous");
        var off = RuleDocuments.Small("Switched off");
        off["enabled"] = false;
        var id = (await SaveAsync(off)).GetProperty("id").GetGuid();
        var refused = await server.Admin.PostAsync("/api/v1/bots", server.BotRequest("Off", "Switched off", []));
        refused.Fields.ShouldBe(["strategy strategy.disabled"]);

        await PutAsync(id, RuleDocuments.Small("Switched off"));
        var created = await server.Admin.PostAsync("/api/v1/bots", server.BotRequest("On", "Switched off", []));
        var bot = created.Json.GetProperty("id").GetGuid();
        (await server.Admin.PostAsync($"/api/v1/bots/{bot}/start", new { })).Status.ShouldBe(HttpStatusCode.OK);
        (await PutAsync(id, off)).Code.ShouldBe("strategy.active");
        (await server.Admin.PostAsync($"{Own}/{id}/versions/1/restore", new { })).Code.ShouldBe("strategy.active");
        var file = (await server.Admin.GetAsync($"{Own}/{id}/export")).Json;
        file.GetProperty("lastActivatedAt").GetDateTimeOffset().ShouldBeGreaterThan(default);

        var alone = RuleDocuments.Small("Alone there");
        alone["globalLimits"] = new JsonObject { ["strategiesPerInstrument"] = 1 };
        await SaveAsync(alone);
        var second = await server.Admin.PostAsync("/api/v1/bots", server.BotRequest("Second", "Alone there", []));
        (await server.Admin.PostAsync($"/api/v1/bots/{second.Json.GetProperty("id").GetGuid()}/start", new { }))
            .Code.ShouldBe("strategy.per_instrument");
        await server.Admin.PostAsync($"/api/v1/bots/{bot}/stop", new { flatten = true });
        (await PutAsync(id, off)).Status.ShouldBe(HttpStatusCode.OK);
    }

    private async Task<Guid> VariantAsync(string name)
    {
        var made = await server.Admin.PostAsync(Variants, new
        {
            name,
            baseIndicatorType = "rsi",
            variantType = "general",
            parameters = new Dictionary<string, string> { ["period"] = "9" },
            scope = Array.Empty<string>(),
        });
        made.Status.ShouldBe(HttpStatusCode.Created, made.Text);
        return made.Json.GetProperty("id").GetGuid();
    }

    private async Task<JsonElement> SaveAsync(JsonNode document)
    {
        var created = await server.Admin.PostAsync(Own, new { document });
        created.Status.ShouldBe(HttpStatusCode.Created, created.Text);
        return created.Json;
    }

    private Task<Answer> PutAsync(Guid id, object document) =>
        server.Admin.SendAsync(HttpMethod.Put, $"{Own}/{id}", JsonContent.Create(new { document }));

    private Task<Answer> SendAsync(HttpMethod method, string path) => server.Admin.SendAsync(method, path, null);

    private static JsonNode Node(JsonElement element) => JsonNode.Parse(element.GetRawText())!;
}
