using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Plimsoll.Core.Market;
using Plimsoll.Core.Trading;
using Plimsoll.Features.Trading;
using Plimsoll.Runtime.Accounts;
using Plimsoll.Storage;
using Plimsoll.Tests.Support;

namespace Plimsoll.Tests.Accounts;

/// <summary>First days and end of an account with real money, as its owner meets them.</summary>
public sealed class LiveTermTests(TradingServer server) : IClassFixture<TradingServer>
{
    private const string Name = "Real";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_end_is_shown_and_audited_once_and_another_is_named_behind_the_guard_only()
    {
        var until = server.Market.Time + TimeSpan.FromMinutes(5);
        var account = await OpenAsync(until);
        await ExpectHalvedAsync(account);
        (await SwitchAsync(account)).Status.ShouldBe(HttpStatusCode.OK);

        await server.AdvanceAsync(TimeSpan.FromMinutes(6));

        var shown = await ShownAsync(account);
        shown.GetProperty("operatingMode").GetString().ShouldBe("guide");
        shown.GetProperty("alarms").EnumerateArray().Select(one => one.GetProperty("code").GetString())
            .ShouldBe(["execution.live_over"]);
        (await SwitchAsync(account)).Text.ShouldContain("execution.live_over");
        await ExpectAuditedAsync(account, until);

        // Behind the clock of the program and that of the market.
        var later = Timestamp.From(server.Clock.GetUtcNow().AddDays(365));
        (await NameAsync(account, later, confirmation: "real")).Text.ShouldContain("execution.confirmation_required");
        (await NameAsync(account, later, password: "not the password")).Code.ShouldBe("execution.password_wrong");
        (await NameAsync(account, until)).Text.ShouldContain("execution.live_until_past");
        (await NameAsync(server.AccountId, later)).Code.ShouldBe("execution.not_live");
        (await SwitchAsync(account)).Status.ShouldBe(HttpStatusCode.Conflict);

        var named = await NameAsync(account, later);
        named.Status.ShouldBe(HttpStatusCode.OK, named.Text);
        named.Json.GetProperty("alarms").GetArrayLength().ShouldBe(0);
        (await SwitchAsync(account)).Status.ShouldBe(HttpStatusCode.OK);
        await using var database = OpenDatabase();
        (await database.AuditEvents.SingleAsync(one => one.Action == "account.live_until_set", Stop))
            .Reason.ShouldBe("watched, and it goes well");
    }

    private async Task<Guid> OpenAsync(Timestamp until)
    {
        await using var database = OpenDatabase();
        var owner = await database.Accounts.Where(one => one.Id == server.AccountId)
            .Select(one => one.UserId).SingleAsync(Stop);
        var runner = await server.App.Services.GetRequiredService<AccountDirectory>().CreateAsync(
            new AccountRecord(
                new AccountId(Guid.NewGuid()), owner, Name, "USD", ExecutionMode.Live, "sim", "UTC",
                new Money(10_000m), server.Market.Time.ToDateTimeOffset())
            {
                LiveUntil = until.ToDateTimeOffset(),
            },
            Stop);
        return runner.Record.Id.Value;
    }

    private async Task ExpectHalvedAsync(Guid account)
    {
        var state = await server.GetAsync($"/api/v1/risk/state?accountId={account}");
        state.GetProperty("limitsHalvedUntil").GetDateTimeOffset()
            .ShouldBe(server.Market.Time.ToDateTimeOffset().AddDays(7), TimeSpan.FromMinutes(1));
        var limits = (await server.ListAsync($"/api/v1/risk/limits?accountId={account}"))
            .ToDictionary(one => one.GetProperty("name").GetString()!, one => one.GetProperty("limit").GetString());
        (limits["riskPerTrade"], limits["dailyLoss"], limits["openPositions"]).ShouldBe(("0.01", "0.025", "5"));
    }

    // The look is repeated: nothing is written twice, and nothing is lost where the program died before it.
    private async Task ExpectAuditedAsync(Guid account, Timestamp until)
    {
        await using var database = OpenDatabase();
        await LiveEndAudit.WriteAsync(database, Stop);
        (await LiveEndAudit.WriteAsync(database, Stop)).ShouldBe(0);
        var ended = await database.AuditEvents.AsNoTracking().SingleAsync(one => one.Action == LiveEndAudit.Action, Stop);
        (ended.Actor, ended.Object).ShouldBe(("system", $"account {account}"));
        ended.Time.ShouldBeGreaterThanOrEqualTo(until.ToDateTimeOffset());
    }

    private async Task<JsonElement> ShownAsync(Guid account) =>
        (await server.ListAsync("/api/v1/accounts")).Single(one => one.GetProperty("id").GetGuid() == account);

    private Task<Answer> SwitchAsync(Guid account) => server.Admin.PostAsync(
        "/api/v1/execution/mode", new { accountId = account, mode = "autonomous", reason = "shown to work" });

    private Task<Answer> NameAsync(
        Guid account, Timestamp until, string confirmation = Name, string password = RunningServer.AdminPassword) =>
        server.Admin.SendAsync(HttpMethod.Put, $"/api/v1/accounts/{account}/live-until", JsonContent.Create(new
        {
            liveUntil = until.ToDateTimeOffset(),
            confirmation,
            password,
            reason = "watched, and it goes well",
        }));

    private PlimsollContext OpenDatabase() =>
        server.App.Services.GetRequiredService<IDbContextFactory<PlimsollContext>>().CreateDbContext();
}
