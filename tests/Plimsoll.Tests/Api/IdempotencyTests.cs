using System.Net;
using System.Net.Http.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Builder;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Plimsoll.Api;
using Plimsoll.Storage;
using Plimsoll.Storage.Identity;
using Plimsoll.Testing;
using Plimsoll.Tests.Support;

namespace Plimsoll.Tests.Api;

/// <summary>A key makes a request act once, whatever it is and however often it comes.</summary>
public sealed class IdempotencyTests(IdempotencyTests.CountingServer server)
    : IClassFixture<IdempotencyTests.CountingServer>
{
    private const string Path = "/api/v1/count";

    [Fact]
    public async Task The_same_key_and_body_act_once_and_answer_the_same()
    {
        var key = NewKey();
        var first = await PostAsync(server.Admin, new { step = 1 }, key);
        var second = await PostAsync(server.Admin, new { step = 1 }, key);
        var other = await PostAsync(server.Admin, new { step = 1 }, NewKey());

        (first.Status, first.Header("Location")).ShouldBe((HttpStatusCode.Created, "/count/1"));
        (second.Status, second.Header("Location"), second.Text).ShouldBe((first.Status, "/count/1", first.Text));
        second.Header("Content-Type").ShouldBe(first.Header("Content-Type"));
        other.Text.ShouldNotBe(first.Text);
    }

    [Fact]
    public async Task The_same_key_with_another_body_or_path_is_refused()
    {
        var key = NewKey();
        await PostAsync(server.Admin, new { step = 1 }, key);
        var before = server.Count;

        var body = await PostAsync(server.Admin, new { step = 2 }, key);
        var path = await PostAsync(server.Admin, new { step = 1 }, key, Path + "/again");

        foreach (var answer in new[] { body, path })
            (answer.Status, answer.Code).ShouldBe((HttpStatusCode.Conflict, "request.idempotency_conflict"));
        server.Count.ShouldBe(before);
    }

    [Fact]
    public async Task A_key_is_its_owners_and_a_refusal_keeps_none()
    {
        var key = NewKey();
        using var other = await server.AddUserAsync(UserRole.Trader);
        (await PostAsync(server.Admin, new { step = 0 }, key)).Status.ShouldBe(HttpStatusCode.UnprocessableEntity);

        var mine = await PostAsync(server.Admin, new { step = 1 }, key);
        var theirs = await PostAsync(other, new { step = 7 }, key);

        (mine.Status, theirs.Status).ShouldBe((HttpStatusCode.Created, HttpStatusCode.Created));
    }

    [Fact]
    public async Task Two_that_come_together_are_one()
    {
        var (key, before) = (NewKey(), server.Count);

        var answers = await Task.WhenAll(
            Enumerable.Range(0, 8).Select(_ => PostAsync(server.Admin, new { step = 1 }, key)));

        server.Count.ShouldBe(before + 1);
        answers.ShouldContain(answer => answer.Status == HttpStatusCode.Created);
        answers.ShouldAllBe(answer => answer.Status == HttpStatusCode.Created
            || answer.Code == "request.idempotency_unanswered");
    }

    [Fact]
    public async Task One_that_broke_on_the_way_may_have_acted_and_is_never_repeated()
    {
        var key = NewKey();
        (await PostAsync(server.Admin, new { step = -1 }, key)).Status.ShouldBe(HttpStatusCode.InternalServerError);
        var before = server.Count;

        var again = await PostAsync(server.Admin, new { step = -1 }, key);

        (again.Status, again.Code).ShouldBe((HttpStatusCode.Conflict, "request.idempotency_unanswered"));
        server.Count.ShouldBe(before);
    }

    [Fact]
    public async Task A_key_means_nothing_after_a_day_and_is_not_kept_itself()
    {
        var key = NewKey();
        var first = await PostAsync(server.Admin, new { step = 1 }, key);
        await using (var database = await server.App.Services
            .GetRequiredService<IDbContextFactory<PlimsollContext>>()
            .CreateDbContextAsync(TestContext.Current.CancellationToken))
            await database.IdempotencyKeys.ExecuteUpdateAsync(
                set => set.SetProperty(row => row.CreatedAt, row => row.CreatedAt.AddHours(-24.01)),
                TestContext.Current.CancellationToken);

        var later = await PostAsync(server.Admin, new { step = 1 }, key);

        later.Text.ShouldNotBe(first.Text);
    }

    [Theory]
    [InlineData("")]
    [InlineData("12345678901234567890123456789012345678901234567890123456789012345")]
    public async Task A_key_has_1_to_64_characters(string key) =>
        (await PostAsync(server.Admin, new { step = 1 }, key)).Fields.ShouldBe(["Idempotency-Key validation.length"]);

    [Fact]
    public async Task Every_post_of_the_api_takes_a_key()
    {
        var document = (await server.Admin.GetAsync("/openapi/v1.json")).Json;
        var posts = document.GetProperty("paths").EnumerateObject()
            .Where(path => path.Value.TryGetProperty("post", out _)).ToArray();

        posts.Length.ShouldBeGreaterThan(15);
        foreach (var path in posts)
            path.Value.GetProperty("post").GetProperty("parameters").EnumerateArray()
                .ShouldContain(one => one.GetProperty("name").GetString() == "Idempotency-Key", path.Name);
    }

    private static string NewKey() => Guid.NewGuid().ToString();

    private static Task<Answer> PostAsync(Browser user, object body, string key, string path = Path) =>
        user.SendAsync(HttpMethod.Post, path, JsonContent.Create(body), ("Idempotency-Key", key));

    /// <summary>One endpoint that acts; it refuses step 0 and breaks after step -1 was done.</summary>
    public sealed class CountingServer(PostgresFixture postgres) : SetUpServer(postgres)
    {
        private int _count;

        public int Count => _count;

        protected override void Map(IEndpointRouteBuilder routes)
        {
            var api = routes.MapApi("/count");
            api.MapPost("/", Act).RequireAuthorization();
            api.MapPost("/again", Act).RequireAuthorization();
        }

        private IResult Act(Body<Step> body)
        {
            if (body.Value.Number == 0)
                return ApiProblem.Refused("count.refused", "Not this one.");
            var count = Interlocked.Increment(ref _count);
            return body.Value.Number > 0
                ? TypedResults.Created($"/count/{body.Value.Number}", new { count })
                : throw new InvalidOperationException("after it was done");
        }
    }

    internal sealed record Step([property: System.Text.Json.Serialization.JsonPropertyName("step")] int Number);
}
