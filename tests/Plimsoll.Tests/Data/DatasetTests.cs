using System.Net;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Plimsoll.Features.Data;
using Plimsoll.Storage.Identity;
using Plimsoll.Tests.Support;

namespace Plimsoll.Tests.Data;

public sealed class DatasetTests(DataServer server) : IClassFixture<DataServer>
{
    private const string Path = "/api/v1/data/datasets";

    [Fact]
    public async Task A_built_in_dataset_is_everybodys_and_nobody_deletes_it()
    {
        var dataset = await server.StoreBuiltInAsync("everybody's", 10);
        using var viewer = await server.NewUserAsync("viewer@example.org", UserRole.Viewer);

        var listed = Item(await viewer.GetAsync(Path), dataset.Id);
        var refused = await server.Admin.SendAsync(HttpMethod.Delete, $"{Path}/{dataset.Id}", null);
        var forbidden = await viewer.SendAsync(HttpMethod.Delete, $"{Path}/{dataset.Id}", null);

        listed.GetProperty("isBuiltIn").GetBoolean().ShouldBeTrue();
        listed.GetProperty("bars").GetInt64().ShouldBe(10);
        listed.GetProperty("firstOpen").GetString().ShouldBe("2024-01-01T00:00:00Z");
        listed.GetProperty("lastOpen").GetString().ShouldBe("2024-01-01T00:09:00Z");
        (refused.Status, refused.Code).ShouldBe((HttpStatusCode.UnprocessableEntity, "dataset.built_in"));
        (forbidden.Status, forbidden.Code).ShouldBe((HttpStatusCode.Forbidden, "auth.forbidden"));
        (await server.Admin.GetAsync($"{Path}/{dataset.Id}")).Status.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_dataset_is_found_by_name_and_by_id()
    {
        var lookup = server.App.Services.GetRequiredService<DatasetLookup>();
        var stored = await server.StoreBuiltInAsync("looked for", 10);
        var stop = TestContext.Current.CancellationToken;

        (await lookup.FindAsync(null, "looked for", stop))!.Id.ShouldBe(stored.Id);
        (await lookup.FindAsync(Guid.Empty, stored.Id.ToString(), stop))!.Id.ShouldBe(stored.Id);
        (await lookup.FindAsync(null, "another", stop)).ShouldBeNull();
        (await lookup.IsTakenAsync(null, "looked for", stop)).ShouldBeTrue();
        (await lookup.IsTakenAsync(Guid.Empty, "looked for", stop)).ShouldBeFalse("users have names of their own");
    }

    [Theory]
    [InlineData("GET", "")]
    [InlineData("GET", "/candles")]
    [InlineData("DELETE", "")]
    public async Task What_is_not_there_is_not_found(string method, string rest)
    {
        var answer = await server.Admin.SendAsync(new HttpMethod(method), $"{Path}/{Guid.Empty}{rest}", null);

        (answer.Status, answer.Code).ShouldBe((HttpStatusCode.NotFound, "dataset.not_found"));
    }

    [Fact]
    public async Task Few_bars_are_drawn_as_they_are()
    {
        var dataset = await server.StoreBuiltInAsync("few", 10);

        var answer = await server.Admin.GetAsync(
            $"{Path}/{dataset.Id}/candles?from=2024-01-01T00:02:00Z&to=2024-01-01T00:05:00Z");

        answer.Json.GetProperty("intervalSeconds").GetInt64().ShouldBe(60);
        Opens(answer).ShouldBe([102, 103, 104]);
        answer.Json.GetProperty("items")[0].GetRawText().ShouldBe(
            """{"openTime":"2024-01-01T00:02:00Z","open":102,"high":103.5,"low":101.5,"close":103,"""
            + "\"volume\":1,\"final\":true}");
    }

    [Fact]
    public async Task Many_bars_are_joined_until_they_fit()
    {
        var dataset = await server.StoreBuiltInAsync("many", 10_000);

        var answer = await server.Admin.GetAsync($"{Path}/{dataset.Id}/candles?limit=700");

        answer.Json.GetProperty("intervalSeconds").GetInt64().ShouldBe(900);
        var items = answer.Json.GetProperty("items");
        items.GetArrayLength().ShouldBe(667);
        items[1].GetRawText().ShouldBe(
            """{"openTime":"2024-01-01T00:15:00Z","open":115,"high":130.5,"low":114.5,"close":130,"""
            + "\"volume\":15,\"final\":true}");
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(7)]
    [InlineData(1_999)]
    public async Task However_few_are_asked_for_no_more_come_and_no_volume_is_lost(int limit)
    {
        var dataset = await server.StoreBuiltInAsync($"limit {limit}", 30_000);

        var answer = await server.Admin.GetAsync($"{Path}/{dataset.Id}/candles?limit={limit}");

        var items = answer.Json.GetProperty("items").EnumerateArray().ToArray();
        items.Length.ShouldBeInRange(1, limit);
        items.Sum(item => item.GetProperty("volume").GetDouble()).ShouldBe(30_000);
    }

    [Theory]
    [InlineData("limit=0", "limit validation.out_of_range")]
    [InlineData("limit=2001", "limit validation.out_of_range")]
    [InlineData("from=yesterday", "from validation.format")]
    [InlineData("from=2024-01-02T00:00:00Z&to=2024-01-01T00:00:00Z", "to validation.out_of_range")]
    [InlineData("until=2024-01-02T00:00:00Z", "until validation.unknown_field")]
    public async Task Questions_for_candles_are_checked(string query, string problem)
    {
        var answer = await server.Admin.GetAsync($"{Path}/{Guid.Empty}/candles?{query}");

        answer.Status.ShouldBe(HttpStatusCode.BadRequest);
        answer.Fields.ShouldBe([problem]);
    }

    private static JsonElement Item(Answer answer, Guid id) =>
        answer.Json.GetProperty("items").EnumerateArray().Single(item => item.GetProperty("id").GetGuid() == id);

    private static double[] Opens(Answer answer) =>
        [.. answer.Json.GetProperty("items").EnumerateArray().Select(item => item.GetProperty("open").GetDouble())];
}
