using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Plimsoll.Storage;
using Plimsoll.Testing;
using Plimsoll.Tests.Support;

namespace Plimsoll.Tests.Setup;

public sealed class SetupTests(PostgresFixture postgres) : IAsyncLifetime
{
    private const string Setup = "/api/v1/setup";

    private readonly RunningServer _server = new(postgres);

    public ValueTask InitializeAsync() => _server.InitializeAsync();

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    [Fact]
    public async Task An_empty_program_wants_set_up_and_closes_everything_else()
    {
        using var browser = _server.NewBrowser();

        (await browser.GetAsync(Setup)).Json.GetProperty("required").GetBoolean().ShouldBeTrue();
        foreach (var path in new[] { "/api/v1/auth/me", "/api/v1/nothing", "/health/detailed" })
        {
            var answer = await browser.GetAsync(path);
            answer.Status.ShouldBe(HttpStatusCode.ServiceUnavailable, path);
            answer.Code.ShouldBe("setup.required");
        }
        (await browser.SignInAsync("a@example.org", "whatever it may be")).Code.ShouldBe("setup.required");
        (await browser.GetAsync("/health/ready")).Status.ShouldBe(HttpStatusCode.OK);
        (await browser.GetAsync("/")).Status.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task The_right_code_makes_the_administrator_and_signs_in()
    {
        using var browser = await _server.SetUpAsync();

        var me = (await browser.GetAsync("/api/v1/auth/me")).Json;
        me.GetProperty("email").GetString().ShouldBe(RunningServer.AdminEmail);
        me.GetProperty("role").GetString().ShouldBe("admin");
        me.GetProperty("displayName").GetString().ShouldBe("admin");
        (await browser.GetAsync(Setup)).Json.GetProperty("required").GetBoolean().ShouldBeFalse();
    }

    [Fact]
    public async Task The_code_is_accepted_as_a_person_copies_it()
    {
        using var browser = _server.NewBrowser();
        var code = await _server.NewSetupCodeAsync();

        var spaced = $" {code[..5].ToLowerInvariant()} {code[5..10]}-{code[10..]} ";

        (await PostAsync(browser, spaced)).Status.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Set_up_twice_is_impossible()
    {
        var code = await _server.NewSetupCodeAsync();
        using var first = _server.NewBrowser();
        using var second = _server.NewBrowser();

        var answers = await Task.WhenAll(
            PostAsync(first, code, "first@example.org"), PostAsync(second, code, "second@example.org"));

        answers.Count(answer => answer.Status == HttpStatusCode.OK).ShouldBe(1);
        answers.Single(answer => answer.Status == HttpStatusCode.Conflict).Code.ShouldBe("setup.done");
        (await CountUsersAsync()).ShouldBe(1);
    }

    [Fact]
    public async Task Five_wrong_codes_end_the_code_and_a_new_one_is_printed()
    {
        using var browser = _server.NewBrowser();
        var code = await _server.NewSetupCodeAsync();
        for (var attempt = 0; attempt < 5; attempt++)
            (await PostAsync(browser, "00000-00000-00000-00000")).Code.ShouldBe("setup.code_invalid");

        (await PostAsync(browser, code)).Code.ShouldBe("setup.code_invalid");

        var printed = _server.Terminal.Split("Set-up code").Last().Split('\n')[0].Trim();
        (await PostAsync(browser, printed)).Status.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_code_is_worthless_after_a_quarter_of_an_hour()
    {
        using var browser = _server.NewBrowser();
        var code = await _server.NewSetupCodeAsync();
        _server.Clock.Advance(TimeSpan.FromMinutes(15));

        (await PostAsync(browser, code)).Code.ShouldBe("setup.code_invalid");
        _server.Terminal.ShouldContain("Set-up code");
    }

    [Fact]
    public async Task Everything_wrong_with_the_form_is_said_at_once_and_costs_no_try()
    {
        using var browser = _server.NewBrowser();
        var code = await _server.NewSetupCodeAsync();

        var answer = await browser.PostAsync(Setup, new
        {
            code = "",
            email = "nobody",
            password = "password123456",
            displayName = " ",
            timeZone = "Mars/Olympus",
        });

        answer.Code.ShouldBe("validation.failed");
        answer.Fields.ShouldBe(
        [
            "code validation.required",
            "email validation.format",
            "password auth.password_weak",
            "displayName validation.length",
            "timeZone validation.format",
        ]);
        (await PostAsync(browser, code)).Status.ShouldBe(HttpStatusCode.OK);
    }

    private static Task<Answer> PostAsync(Browser browser, string code, string email = RunningServer.AdminEmail) =>
        browser.PostAsync(
            Setup, new { code, email, password = RunningServer.AdminPassword, timeZone = "Europe/Berlin" });

    private async Task<int> CountUsersAsync()
    {
        await using var scope = _server.App.Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<PlimsollContext>().Users
            .CountAsync(TestContext.Current.CancellationToken);
    }
}
