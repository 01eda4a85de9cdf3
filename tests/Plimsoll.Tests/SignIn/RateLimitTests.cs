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
        for (var attempt = 0; attempt < 10; attempt++)
            (await browser.PostAsync("/api/v1/auth/login", new { })).Status.ShouldBe(HttpStatusCode.BadRequest);

        var answer = await browser.PostAsync("/api/v1/auth/login", new { });

        answer.Status.ShouldBe(HttpStatusCode.TooManyRequests);
        answer.Code.ShouldBe("request.rate_limited");
        int.Parse(answer.Header("Retry-After"), CultureInfo.InvariantCulture).ShouldBeInRange(1, 60);
    }

    public sealed class LimitedServer(PostgresFixture postgres) : SetUpServer(postgres)
    {
        protected override void Configure(IServiceCollection services)
        {
        }
    }
}
