using System.Net;
using Plimsoll.Testing;
using Plimsoll.Tests.Support;

namespace Plimsoll.Tests.Health;

public sealed class HealthTests(PostgresFixture postgres) : IAsyncLifetime
{
    private readonly SetUpServer _server = new(postgres);

    public ValueTask InitializeAsync() => _server.InitializeAsync();

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    [Fact]
    public async Task A_working_program_says_so_and_tells_details_to_administrators_only()
    {
        using var stranger = _server.NewBrowser();

        var summary = (await stranger.GetAsync("/health")).Json;
        summary.GetProperty("status").GetString().ShouldBe("ok");
        summary.GetProperty("version").GetString()!.ShouldMatch(@"^\d+\.\d+\.\d+");
        (await stranger.GetAsync("/health/live")).Status.ShouldBe(HttpStatusCode.OK);
        (await stranger.GetAsync("/health/ready")).Text.ShouldBe("""{"status":"ready","failing":[]}""");
        (await stranger.GetAsync("/health/detailed")).Status.ShouldBe(HttpStatusCode.Unauthorized);
        var parts = (await _server.Admin.GetAsync("/health/detailed")).Json.GetProperty("parts");
        parts.GetProperty("database").GetProperty("status").GetString().ShouldBe("ok");
        parts.GetProperty("migrations").GetProperty("status").GetString().ShouldBe("ok");
    }

    [Fact]
    public async Task Without_its_database_the_program_lives_but_is_not_ready()
    {
        using var stranger = _server.NewBrowser();
        await _server.LoseDatabaseAsync();

        var ready = await stranger.GetAsync("/health/ready");
        ready.Status.ShouldBe(HttpStatusCode.ServiceUnavailable);
        ready.Text.ShouldBe("""{"status":"not_ready","failing":["database","migrations"]}""");
        (await stranger.GetAsync("/health/live")).Status.ShouldBe(HttpStatusCode.OK);
        (await _server.Admin.GetAsync("/health/live")).Status.ShouldBe(HttpStatusCode.OK);
        (await _server.Admin.GetAsync("/health")).Status.ShouldBe(HttpStatusCode.OK);
        (await _server.Admin.GetAsync("/health/ready")).Text.ShouldBe(ready.Text);
        var refused = await _server.Admin.GetAsync("/api/v1/auth/me");
        refused.Status.ShouldBe(HttpStatusCode.ServiceUnavailable);
        refused.Code.ShouldBe("system.unavailable");
        refused.Text.ShouldNotContain("127.0.0.1");
    }
}
