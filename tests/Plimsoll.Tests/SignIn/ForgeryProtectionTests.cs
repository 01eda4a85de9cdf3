using System.Net;
using Plimsoll.Tests.Support;

namespace Plimsoll.Tests.SignIn;

public sealed class ForgeryProtectionTests(SetUpServer server) : IClassFixture<SetUpServer>
{
    private const string Change = "/api/v1/auth/password";

    [Fact]
    public async Task A_change_without_the_value_is_refused() =>
        (await PostAsync(null)).Code.ShouldBe("auth.csrf_missing");

    [Theory]
    [InlineData("x")]
    [InlineData("AAAAAGsBNCJBBViilsnQRNciyQFLtroeMWhclThYwQHT40nY316HkQ")]
    public async Task A_made_up_value_is_refused(string value) =>
        (await PostAsync(value)).Code.ShouldBe("auth.csrf_invalid");

    [Fact]
    public async Task A_value_of_another_sign_in_is_refused()
    {
        using var other = server.NewBrowser();
        await other.SignInAsync(RunningServer.AdminEmail, RunningServer.AdminPassword);

        (await PostAsync(other.CsrfToken)).Code.ShouldBe("auth.csrf_invalid");
    }

    [Fact]
    public async Task A_value_lasts_an_hour()
    {
        using var browser = server.NewBrowser();
        await browser.SignInAsync(RunningServer.AdminEmail, RunningServer.AdminPassword);
        for (var pass = 0; pass < 3; pass++)
        {
            server.Clock.Advance(TimeSpan.FromMinutes(20));
            await browser.GetAsync("/api/v1/auth/me");
        }

        (await browser.PostAsync(Change, new { })).Code.ShouldBe("auth.csrf_expired");
    }

    [Theory]
    [InlineData("Origin", "https://evil.example")]
    [InlineData("Origin", "null")]
    [InlineData("Sec-Fetch-Site", "cross-site")]
    [InlineData("Sec-Fetch-Site", "same-site")]
    public async Task Another_sites_request_is_refused_even_with_the_value(string header, string value)
    {
        using var browser = server.NewBrowser();
        await browser.SignInAsync(RunningServer.AdminEmail, RunningServer.AdminPassword);

        var answer = await browser.SendAsync(HttpMethod.Post, Change, null, (header, value));

        answer.Status.ShouldBe(HttpStatusCode.Forbidden);
        answer.Code.ShouldBe("auth.csrf_invalid");
    }

    [Fact]
    public async Task Another_site_cannot_sign_a_browser_in()
    {
        using var browser = server.NewBrowser();
        var answer = await browser.SendAsync(
            HttpMethod.Post, "/api/v1/auth/login", null, ("Origin", "https://evil.example"));

        answer.Code.ShouldBe("auth.csrf_invalid");
    }

    [Fact]
    public async Task Signing_in_again_needs_no_value_and_ends_the_sign_in_before()
    {
        using var browser = server.NewBrowser();
        await browser.SignInAsync(RunningServer.AdminEmail, RunningServer.AdminPassword);
        using var former = browser.Thief();
        browser.CsrfToken = null;

        (await browser.SignInAsync(RunningServer.AdminEmail, RunningServer.AdminPassword)).Status
            .ShouldBe(HttpStatusCode.OK);

        (await former.GetAsync("/api/v1/auth/me")).Status.ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task Our_own_page_is_let_through()
    {
        using var browser = server.NewBrowser();
        await browser.SignInAsync(RunningServer.AdminEmail, RunningServer.AdminPassword);
        var origin = server.Address.GetLeftPart(UriPartial.Authority);

        var answer = await browser.SendAsync(
            HttpMethod.Post, "/api/v1/auth/logout", null, ("Origin", origin), ("Sec-Fetch-Site", "same-origin"));

        answer.Status.ShouldBe(HttpStatusCode.NoContent);
    }

    private async Task<Answer> PostAsync(string? value)
    {
        using var browser = server.NewBrowser();
        await browser.SignInAsync(RunningServer.AdminEmail, RunningServer.AdminPassword);
        browser.CsrfToken = value;
        var answer = await browser.PostAsync(Change, new { });
        answer.Status.ShouldBe(HttpStatusCode.Forbidden);
        return answer;
    }
}
