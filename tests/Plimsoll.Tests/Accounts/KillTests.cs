using System.Net;
using Plimsoll.Testing;
using Plimsoll.Tests.Support;

namespace Plimsoll.Tests.Accounts;

public sealed class KillTests(PostgresFixture postgres) : IAsyncLifetime
{
    private readonly TradingServer _server = new(postgres);

    private string Path => $"/api/v1/accounts/{_server.AccountId}/kill";

    public ValueTask InitializeAsync() => _server.InitializeAsync();

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    [Fact]
    public async Task The_kill_switch_flattens_and_is_released_only_with_everything_shown()
    {
        await _server.SetModeAsync("autonomous");
        await _server.StartBotAsync();
        await _server.AdvanceUntilAsync(async () =>
            (await _server.DashboardAsync()).GetProperty("positions").GetArrayLength() > 0);

        var killed = await _server.Admin.SendAsync(HttpMethod.Post, Path, null);
        killed.Status.ShouldBe(HttpStatusCode.Accepted, killed.Text);
        (await ReleaseAsync()).Code.ShouldBe("risk.kill_unproven");
        await _server.AdvanceAsync(TimeSpan.FromMinutes(1));

        var dashboard = await _server.DashboardAsync();
        dashboard.GetProperty("account").GetProperty("killState").GetString().ShouldBe("flat_proven");
        dashboard.GetProperty("positions").GetArrayLength().ShouldBe(0);
        dashboard.GetProperty("orders").GetArrayLength().ShouldBe(0);
        await _server.Admin.PostAsync(
            "/api/v1/execution/mode", new { accountId = _server.AccountId, mode = "guide" });
        var blocked = await _server.Admin.PostAsync(
            "/api/v1/execution/mode", new { accountId = _server.AccountId, mode = "autonomous", reason = "again" });
        blocked.Code.ShouldBe("execution.unsafe");
        blocked.Json.GetProperty("blockers")[0].GetProperty("code").GetString().ShouldBe("risk.halted");

        (await ReleaseAsync(confirmation: "something", reason: "short")).Fields.ShouldBe(
            ["confirmation execution.confirmation_required", "reason execution.reason_required"]);
        (await ReleaseAsync(password: "not the password")).Code.ShouldBe("execution.password_wrong");
        (await ReleaseAsync()).Json.GetProperty("killState").GetString().ShouldBe("none");
        (await ReleaseAsync()).Code.ShouldBe("risk.not_halted");
    }

    [Fact]
    public async Task A_reset_needs_a_shutdown()
    {
        var answer = await _server.Admin.PostAsync("/api/v1/risk/emergency/reset", new
        {
            accountId = _server.AccountId,
            password = RunningServer.AdminPassword,
            confirmation = TradingServer.AccountName,
            reason = "nothing is wrong here",
        });

        answer.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        answer.Code.ShouldBe("risk.not_shut_down");
    }

    private Task<Answer> ReleaseAsync(
        string password = RunningServer.AdminPassword,
        string confirmation = TradingServer.AccountName,
        string reason = "everything has been looked at") =>
        _server.Admin.PostAsync($"{Path}/release", new { password, confirmation, reason });
}
