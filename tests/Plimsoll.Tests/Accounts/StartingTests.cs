using System.Globalization;
using System.Net;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Plimsoll.Features.Trading;
using Plimsoll.Tests.Support;

namespace Plimsoll.Tests.Accounts;

/// <summary>An account whose market is not open yet: nothing is wrong with it, it only takes a while.</summary>
public sealed class StartingTests(SetUpServer server) : IClassFixture<SetUpServer>
{
    [Fact]
    public async Task Until_the_market_is_open_an_account_is_starting_and_says_when_to_ask_again()
    {
        await server.App.Services.GetRequiredService<SimulationAccounts>()
            .GiveToAllAsync(TestContext.Current.CancellationToken);
        var account = (await server.Admin.GetAsync("/api/v1/accounts")).Json.GetProperty("items")[0];
        var id = account.GetProperty("id").GetGuid();

        var kill = await server.Admin.PostAsync($"/api/v1/accounts/{id}/kill", new { reason = "too early" });

        Flags(account).ShouldBe((true, false));
        (kill.Status, kill.Code).ShouldBe((HttpStatusCode.ServiceUnavailable, "account.starting"));
        int.Parse(kill.Header("Retry-After"), CultureInfo.InvariantCulture).ShouldBeInRange(1, 10);
        kill.Json.GetProperty("retryAfterSeconds").GetInt32().ShouldBeInRange(1, 10);
        (await server.Admin.GetAsync($"/api/v1/dashboard?accountId={id}")).Code.ShouldBe("account.starting");
        (await server.Admin.PostAsync($"/api/v1/accounts/{Guid.NewGuid()}/kill", new { reason = "not there" })).Code
            .ShouldBe("account.not_found");
    }

    private static (bool IsStarting, bool IsDegraded) Flags(JsonElement account) =>
        (account.GetProperty("isStarting").GetBoolean(), account.GetProperty("isDegraded").GetBoolean());
}
