using System.Globalization;
using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Plimsoll.Testing;
using Plimsoll.Tests.Support;

namespace Plimsoll.Tests.SignIn;

public sealed class RateLimitTests(RateLimitTests.LimitedServer server) : IClassFixture<RateLimitTests.LimitedServer>
{
    [Fact]
    public async Task The_eleventh_try_in_a_minute_has_to_wait()
    {
        using var browser = server.NewBrowser();
        for (var left = 9; left >= 0; left--)
        {
            var taken = await browser.PostAsync("/api/v1/auth/login", new { });
            taken.Status.ShouldBe(HttpStatusCode.BadRequest);
            Standing(taken).ShouldBe(("10", $"{left}", "60"));
        }

        var answer = await browser.PostAsync("/api/v1/auth/login", new { });

        answer.Status.ShouldBe(HttpStatusCode.TooManyRequests);
        answer.Code.ShouldBe("request.rate_limited");
        int.Parse(answer.Header("Retry-After"), CultureInfo.InvariantCulture).ShouldBeInRange(1, 60);
        Standing(answer).ShouldBe(("10", "0", answer.Header("Retry-After")));
    }

    [Fact]
    public async Task Every_answer_of_the_api_tells_where_its_caller_stands()
    {
        var (limit, remaining, reset) = Standing(await server.Admin.GetAsync("/api/v1/auth/me"));

        limit.ShouldBe("200");
        int.Parse(remaining, CultureInfo.InvariantCulture).ShouldBeInRange(100, 199);
        reset.ShouldBe("1");
    }

    private static (string Limit, string Remaining, string Reset) Standing(Answer answer) =>
        (answer.Header("RateLimit-Limit"), answer.Header("RateLimit-Remaining"), answer.Header("RateLimit-Reset"));

    public sealed class LimitedServer(PostgresFixture postgres) : SetUpServer(postgres)
    {
        protected override void Configure(IServiceCollection services)
        {
        }
    }
}
