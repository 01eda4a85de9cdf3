using System.Net;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Plimsoll.Api;
using Plimsoll.Failures;
using Plimsoll.Testing;
using Plimsoll.Tests.Support;

namespace Plimsoll.Tests.Api;

public sealed class ProblemTests(ProblemTests.ProbedServer server) : IClassFixture<ProblemTests.ProbedServer>
{
    private const string Probe = "/api/v1/probe";

    [Theory]
    [InlineData("GET", "/api/v1/nothing", 404, "request.not_found")]
    [InlineData("DELETE", "/api/v1/auth/me", 405, "request.method")]
    [InlineData("GET", Probe + "/bug", 500, "system.error")]
    [InlineData("GET", Probe + "/conflict", 409, "probe.busy")]
    [InlineData("GET", Probe + "/list?limit=0", 400, "validation.failed")]
    [InlineData("GET", Probe + "/list?cursor=***", 400, "request.cursor")]
    public async Task Every_error_is_a_problem_with_a_stable_code(string method, string path, int status, string code)
    {
        var answer = await server.Admin.SendAsync(new HttpMethod(method), path, null);

        ((int)answer.Status).ShouldBe(status);
        answer.Response.Content.Headers.ContentType!.MediaType.ShouldBe("application/problem+json");
        answer.Code.ShouldBe(code);
        var json = answer.Json;
        json.GetProperty("type").GetString().ShouldBe($"https://plimsoll.local/errors/{code}");
        json.GetProperty("status").GetInt32().ShouldBe(status);
        json.GetProperty("title").GetString().ShouldNotBeNullOrEmpty();
        json.GetProperty("detail").GetString().ShouldNotBeNullOrEmpty();
        json.GetProperty("requestId").GetString().ShouldBe(answer.Header("X-Request-Id"));
        answer.Text.ShouldNotContain("secret");
        answer.Header("Cache-Control").ShouldBe("no-store");
    }

    [Theory]
    [InlineData("limit=x", "limit validation.format")]
    [InlineData("limit=501", "limit validation.out_of_range")]
    [InlineData("limt=5", "limt validation.unknown_field")]
    public async Task A_wrong_query_names_the_field(string query, string problem) =>
        (await server.Admin.GetAsync($"{Probe}/list?{query}")).Fields.ShouldBe([problem]);

    [Fact]
    public async Task A_good_query_passes() =>
        (await server.Admin.GetAsync($"{Probe}/list?limit=500&cursor={PageRequest.CursorAfter("2026")}")).Text
            .ShouldBe("\"2026\"");

    [Theory]
    [InlineData("", "request.body")]
    [InlineData("{", "request.body")]
    [InlineData("""{"amount":"1","amount":"2"}""", "request.body")]
    [InlineData("[]", "validation.failed")]
    [InlineData("null", "validation.failed")]
    public async Task A_body_that_is_no_object_is_refused(string body, string code)
    {
        var answer = await server.Admin.PostTextAsync(Probe, body);

        answer.Status.ShouldBe(HttpStatusCode.BadRequest);
        answer.Code.ShouldBe(code);
    }

    [Fact]
    public async Task A_body_nested_too_deep_is_refused() =>
        (await server.Admin.PostTextAsync(Probe, new string('[', 100) + new string(']', 100))).Code
            .ShouldBe("request.body");

    [Fact]
    public async Task All_problems_of_a_body_come_together()
    {
        var answer = await server.Admin.PostTextAsync(Probe, """
            {"amount":"1,5","side":"sideways","count":"three","nested":[{"at":"yesterday"},{}],"colour":"red","note":7}
            """);

        answer.Code.ShouldBe("validation.failed");
        answer.Fields.ShouldBe(
        [
            "amount validation.format",
            "side validation.enum",
            "count validation.format",
            "nested[0].at validation.format",
            "nested[1].at validation.required",
            "colour validation.unknown_field",
            "note validation.format",
            "ratio validation.required",
        ],
        ignoreOrder: true);
    }

    [Fact]
    public async Task Decimals_keep_every_digit_and_times_end_in_Z()
    {
        var answer = await server.Admin.PostTextAsync(Probe, """
            {"amount":"1.10","side":"buy_side","count":3,"ratio":0.5,
             "nested":[{"at":"2026-01-31T10:30:00.000001+01:00"}]}
            """);

        answer.Text.ShouldBe(
            """{"amount":"1.10","side":"buy_side","count":3,"ratio":0.5,"nested":["""
            + """{"at":"2026-01-31T09:30:00.000001Z"}],"worst":null}""");
    }

    [Theory]
    [InlineData("text/plain")]
    [InlineData("application/x-www-form-urlencoded")]
    public async Task Only_JSON_is_taken(string mediaType)
    {
        var answer = await server.Admin.PostTextAsync(Probe, "{}", mediaType);

        answer.Status.ShouldBe(HttpStatusCode.UnsupportedMediaType);
        answer.Code.ShouldBe("request.media_type");
    }

    [Fact]
    public async Task A_body_over_one_mebibyte_is_refused()
    {
        using var body = new StringContent(new string(' ', 1024 * 1024 + 1), Encoding.UTF8, "application/json");
        var answer = await server.Admin.SendAsync(HttpMethod.Post, Probe, body);

        answer.Status.ShouldBe(HttpStatusCode.RequestEntityTooLarge);
        answer.Code.ShouldBe("request.too_large");
    }

    public enum Side
    {
        BuySide,
        SellSide,
    }

    internal sealed record Nested(DateTimeOffset At);

    internal sealed record Request(
        decimal Amount, Side Side, int Count, double Ratio, IReadOnlyList<Nested> Nested, string? Note = null);

    internal sealed record Echo(
        decimal Amount, Side Side, int Count, double Ratio, IReadOnlyList<Nested> Nested, double Worst);

    public sealed class ProbedServer(PostgresFixture postgres) : SetUpServer(postgres)
    {
        protected override void Map(IEndpointRouteBuilder routes)
        {
            var probe = routes.MapApi("/probe");
            probe.MapGet("/bug", string () => throw new InvalidOperationException("a secret of the inside"));
            probe.MapGet("/conflict", string () =>
                throw new PlimsollException(FailureKind.StateConflict, "probe.busy", "The probe is busy."));
            probe.MapGet("/list", ([AsParameters] PageRequest page) =>
                page.Check(out var after) is { } problem ? (IResult)problem : TypedResults.Ok(after));
            probe.MapPost("/", (Body<Request> body) => TypedResults.Ok(new Echo(
                body.Value.Amount,
                body.Value.Side,
                body.Value.Count,
                body.Value.Ratio,
                body.Value.Nested,
                double.NaN)));
        }
    }
}
