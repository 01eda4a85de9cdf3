using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Plimsoll.Features.Setup;
using Plimsoll.Storage;
using Plimsoll.Storage.Identity;
using Plimsoll.Testing;
using Plimsoll.Tests.Support;

namespace Plimsoll.Tests.Setup;

public sealed class UserCreatedTests(UserCreatedTests.FailingServer server)
    : IClassFixture<UserCreatedTests.FailingServer>
{
    [Fact]
    public async Task A_slice_that_cannot_serve_the_new_user_leaves_no_user_behind()
    {
        using var browser = server.NewBrowser();
        var code = await server.NewSetupCodeAsync();

        var answer = await browser.PostAsync(
            "/api/v1/setup", new { code, email = "a@example.org", password = RunningServer.AdminPassword });

        answer.Status.ShouldBe(HttpStatusCode.InternalServerError);
        answer.Code.ShouldBe("system.error");
        answer.Text.ShouldNotContain("secret");
        await using var scope = server.App.Services.CreateAsyncScope();
        (await scope.ServiceProvider.GetRequiredService<PlimsollContext>().Users
            .CountAsync(TestContext.Current.CancellationToken)).ShouldBe(0);
        (await browser.GetAsync("/api/v1/setup")).Json.GetProperty("required").GetBoolean().ShouldBeTrue();
    }

    public sealed class FailingServer(PostgresFixture postgres) : RunningServer(postgres)
    {
        protected override void Configure(IServiceCollection services)
        {
            base.Configure(services);
            services.AddScoped<IUserCreated, Failing>();
        }
    }

    private sealed class Failing : IUserCreated
    {
        public Task HandleAsync(PlimsollUser user, PlimsollContext database, CancellationToken stop) =>
            throw new InvalidOperationException("a secret of the inside");
    }
}
