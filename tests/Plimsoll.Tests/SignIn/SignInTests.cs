using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Plimsoll.Storage;
using Plimsoll.Testing;
using Plimsoll.Tests.Support;

namespace Plimsoll.Tests.SignIn;

public sealed class SignInTests(PostgresFixture postgres) : IAsyncLifetime
{
    private const string Me = "/api/v1/auth/me";

    private readonly SetUpServer _server = new(postgres);

    public ValueTask InitializeAsync() => _server.InitializeAsync();

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    [Fact]
    public async Task The_cookie_is_out_of_reach_for_scripts_and_other_sites()
    {
        using var browser = _server.NewBrowser();

        var answer = await browser.SignInAsync(
            RunningServer.AdminEmail.ToUpperInvariant(), RunningServer.AdminPassword);

        answer.Status.ShouldBe(HttpStatusCode.OK);
        var cookie = answer.Header("Set-Cookie");
        cookie.ShouldStartWith("plimsoll=");
        cookie.ShouldContain("; httponly");
        cookie.ShouldContain("; samesite=strict");
        cookie.ShouldNotContain("expires");
    }

    [Fact]
    public async Task An_unknown_user_and_a_wrong_password_look_the_same()
    {
        using var browser = _server.NewBrowser();

        var wrong = await browser.SignInAsync(RunningServer.AdminEmail, "not the pass phrase");
        var unknown = await browser.SignInAsync("nobody@example.org", "not the pass phrase");

        wrong.Status.ShouldBe(HttpStatusCode.Unauthorized);
        wrong.Code.ShouldBe("auth.invalid_credentials");
        WithoutRequestId(unknown).ShouldBe(WithoutRequestId(wrong));
    }

    [Fact]
    public async Task Five_wrong_passwords_lock_out_for_a_quarter_of_an_hour()
    {
        using var browser = _server.NewBrowser();
        for (var attempt = 0; attempt < 5; attempt++)
            (await browser.SignInAsync(RunningServer.AdminEmail, "wrong")).Code.ShouldBe("auth.invalid_credentials");

        var locked = await browser.SignInAsync(RunningServer.AdminEmail, RunningServer.AdminPassword);

        locked.Code.ShouldBe("auth.locked");
        locked.Json.GetProperty("minutes").GetInt32().ShouldBe(15);
        locked.Header("Retry-After").ShouldBe("900");
        _server.Clock.Advance(TimeSpan.FromMinutes(15));
        (await browser.SignInAsync(RunningServer.AdminEmail, RunningServer.AdminPassword)).Status
            .ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Logging_out_makes_a_copied_cookie_worthless()
    {
        using var thief = _server.Admin.Thief();
        (await thief.GetAsync(Me)).Status.ShouldBe(HttpStatusCode.OK);

        (await _server.Admin.PostAsync("/api/v1/auth/logout", new { })).Status.ShouldBe(HttpStatusCode.NoContent);

        var answer = await thief.GetAsync(Me);
        answer.Status.ShouldBe(HttpStatusCode.Unauthorized);
        answer.Code.ShouldBe("auth.sign_in_required");
    }

    [Fact]
    public async Task Half_an_hour_of_silence_ends_a_sign_in_but_use_keeps_it_alive()
    {
        for (var use = 0; use < 3; use++)
        {
            _server.Clock.Advance(TimeSpan.FromMinutes(29));
            (await _server.Admin.GetAsync(Me)).Status.ShouldBe(HttpStatusCode.OK);
        }
        _server.Clock.Advance(TimeSpan.FromMinutes(31));

        (await _server.Admin.GetAsync(Me)).Status.ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task Twelve_hours_end_a_sign_in_however_busy_it_is()
    {
        for (var minutes = 0; minutes < 12 * 60 - 20; minutes += 20)
        {
            _server.Clock.Advance(TimeSpan.FromMinutes(20));
            (await _server.Admin.GetAsync(Me)).Status.ShouldBe(HttpStatusCode.OK);
        }
        _server.Clock.Advance(TimeSpan.FromMinutes(20));

        (await _server.Admin.GetAsync(Me)).Status.ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task A_disabled_user_is_out_at_once_and_stays_out()
    {
        await ChangeAdminAsync(rows => rows.SetProperty(user => user.DisabledAt, _server.Clock.GetUtcNow()));
        using var browser = _server.NewBrowser();

        (await _server.Admin.GetAsync(Me)).Status.ShouldBe(HttpStatusCode.Unauthorized);
        (await browser.SignInAsync(RunningServer.AdminEmail, RunningServer.AdminPassword)).Code
            .ShouldBe("auth.invalid_credentials");
    }

    [Fact]
    public async Task A_role_counts_from_the_next_request()
    {
        (await _server.Admin.GetAsync("/health/detailed")).Status.ShouldBe(HttpStatusCode.OK);

        await ChangeAdminAsync(rows => rows.SetProperty(user => user.Role, "trader"));

        var answer = await _server.Admin.GetAsync("/health/detailed");
        answer.Status.ShouldBe(HttpStatusCode.Forbidden);
        answer.Code.ShouldBe("auth.forbidden");
    }

    [Fact]
    public async Task Changing_the_password_ends_every_other_sign_in()
    {
        const string next = "another pass phrase altogether";
        using var other = _server.NewBrowser();
        await other.SignInAsync(RunningServer.AdminEmail, RunningServer.AdminPassword);

        (await ChangePasswordAsync("not it at all", next)).Code.ShouldBe("execution.password_wrong");
        (await ChangePasswordAsync(RunningServer.AdminPassword, "letmein123456")).Fields
            .ShouldBe(["newPassword auth.password_weak"]);
        (await ChangePasswordAsync(RunningServer.AdminPassword, next)).Status.ShouldBe(HttpStatusCode.NoContent);

        (await other.GetAsync(Me)).Status.ShouldBe(HttpStatusCode.Unauthorized);
        (await _server.Admin.GetAsync(Me)).Status.ShouldBe(HttpStatusCode.OK);
        (await other.SignInAsync(RunningServer.AdminEmail, next)).Status.ShouldBe(HttpStatusCode.OK);
    }

    private static string WithoutRequestId(Answer answer) =>
        answer.Text.Replace(answer.Json.GetProperty("requestId").GetString()!, "", StringComparison.Ordinal);

    private Task<Answer> ChangePasswordAsync(string currentPassword, string newPassword) =>
        _server.Admin.PostAsync("/api/v1/auth/password", new { currentPassword, newPassword });

    private async Task ChangeAdminAsync(
        Action<Microsoft.EntityFrameworkCore.Query.UpdateSettersBuilder<Storage.Identity.PlimsollUser>> change)
    {
        await using var scope = _server.App.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<PlimsollContext>().Users
            .ExecuteUpdateAsync(change, TestContext.Current.CancellationToken);
    }
}
