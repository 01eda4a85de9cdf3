using System.Net;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using Plimsoll.Storage.Identity;
using Plimsoll.Testing;

namespace Plimsoll.Tests.Support;

/// <summary>A running server whose set-up is done, with its administrator signed in.</summary>
public class SetUpServer(PostgresFixture postgres) : RunningServer(postgres)
{
    private Browser? _admin;

    public Browser Admin => _admin ?? throw new InvalidOperationException("The server has not started.");

    /// <summary>One more user, signed in.</summary>
    public async Task<Browser> AddUserAsync(string role)
    {
        var email = $"{role}-{Guid.NewGuid():N}@example.org";
        await using var scope = App.Services.CreateAsyncScope();
        var user = new PlimsollUser
        {
            Id = Guid.NewGuid(),
            UserName = email,
            Email = email,
            DisplayName = role,
            Role = role,
            TimeZone = "Etc/UTC",
            CreatedAt = Clock.GetUtcNow(),
        };
        var users = scope.ServiceProvider.GetRequiredService<UserManager<PlimsollUser>>();
        (await users.CreateAsync(user, AdminPassword)).Succeeded.ShouldBeTrue();
        var browser = NewBrowser();
        (await browser.SignInAsync(email, AdminPassword)).Status.ShouldBe(HttpStatusCode.OK);
        return browser;
    }

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        _admin = await SetUpAsync();
    }
}
