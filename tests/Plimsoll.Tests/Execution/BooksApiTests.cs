using System.Net;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Plimsoll.Core.Engine;
using Plimsoll.Core.Market;
using Plimsoll.Core.Trading;
using Plimsoll.Features.Accounts;
using Plimsoll.Runtime.Accounts;
using Plimsoll.Storage;
using Plimsoll.Tests.Support;

namespace Plimsoll.Tests.Execution;

/// <summary>The life of an order, and books that differ from the venue's.</summary>
public sealed class BooksApiTests(TradingServer server) : IClassFixture<TradingServer>
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private AccountRunner Runner =>
        server.App.Services.GetRequiredService<AccountDirectory>().Find(new AccountId(server.AccountId))!;

    private string Books => $"/api/v1/accounts/{server.AccountId}/books";

    [Fact]
    public async Task An_order_tells_its_life_and_a_quarantine_ends_by_a_persons_word()
    {
        await server.SetModeAsync("autonomous");
        await server.StartBotAsync();
        await server.AdvanceUntilAsync(async () =>
            (await server.DashboardAsync()).GetProperty("positions").GetArrayLength() > 0);
        await ALifeIsToldStepByStepAsync();
        await SilenceAndWhatEndedItAreFoundAsync();
        await WhatNobodyKnowsForMinutesIsAnAlarmAsync();
        await AQuarantineIsShownAsync();
        await ItIsResolvedWithEverythingShownAsync();
    }

    private async Task ALifeIsToldStepByStepAsync()
    {
        var fill = (await server.ListAsync($"/api/v1/execution/fills?accountId={server.AccountId}"))[^1];
        var number = fill.GetProperty("intentNumber").GetInt64();

        var life = await server.GetAsync(PathOf(number));

        Kinds(life).ShouldBe(["verdict", "intended", "send_began", "accepted", "fill"]);
        var steps = life.GetProperty("steps").EnumerateArray().ToList();
        steps[^1].GetProperty("status").GetString().ShouldBe("filled");
        steps[^1].GetProperty("evidence").GetString().ShouldBe($"fill {fill.GetProperty("venueFillId").GetString()}");
        life.GetProperty("fills").GetArrayLength().ShouldBe(1);
        life.GetProperty("order").GetProperty("intentNumber").GetInt64().ShouldBe(number);
        (await server.Admin.GetAsync(PathOf(999_999))).Code.ShouldBe("order.not_found");
        (await server.Other.GetAsync(PathOf(number))).Code.ShouldBe("account.not_found");
    }

    private async Task SilenceAndWhatEndedItAreFoundAsync()
    {
        var stop = await WorkingStopAsync();
        await TellAsync(engine =>
        {
            engine.OnReport(new OrderReport.Silence(stop, engine.Clock, "the line went dead"));
            engine.OnTime(engine.Clock + TimeSpan.FromSeconds(1)); // The first question is due.
        });

        var life = await server.GetAsync(PathOf(stop));
        var silence = life.GetProperty("steps").EnumerateArray()
            .Single(step => step.GetProperty("kind").GetString() == "silence_fell");
        silence.GetProperty("status").GetString().ShouldBe("unknown");
        silence.GetProperty("evidence").GetString().ShouldBe("order.unknown: the line went dead");
        Kinds(life)[^1].ShouldBe("accepted", "the venue in this process has it in its books");
        var finding = (await server.ListAsync($"{Books}/findings"))[0];
        finding.GetProperty("intentNumber").GetInt64().ShouldBe(stop);
        finding.GetProperty("done").GetString()!.ShouldStartWith("The venue is asked until it has told");
    }

    private async Task WhatNobodyKnowsForMinutesIsAnAlarmAsync()
    {
        var stop = await WorkingStopAsync();
        var (young, old) = await Runner.ExecuteAsync(
            session =>
            {
                session.Engine.OnReport(new OrderReport.Silence(stop, session.Engine.Clock, "the line went dead"));
                var before = AccountAlarm.Of(Runner.Record, session);
                session.Engine.OnTime(session.Engine.Clock + TimeSpan.FromMinutes(5));
                return (before, AccountAlarm.Of(Runner.Record, session));
            },
            Stop);

        young.ShouldBeEmpty();
        (old.ShouldHaveSingleItem().Code, old[0].IntentNumber).ShouldBe(("order.unknown", stop));
    }

    private async Task AQuarantineIsShownAsync()
    {
        await TellAsync(engine => engine.OnReport(new OrderReport.Filled(new Fill
        {
            VenueFillId = "strange",
            IntentNumber = 999_999,
            InstrumentId = InstrumentId.Of(TradingServer.Instrument),
            Side = OrderSide.Buy,
            Price = Price.Of(100m),
            Quantity = Quantity.Of(1m),
            Fee = Money.Zero,
            Time = engine.Clock,
            UndisturbedPrice = Price.Of(100m),
        })));

        var card = (await server.GetAsync(Books)).GetProperty("quarantines").EnumerateArray().ShouldHaveSingleItem();
        card.GetProperty("code").GetString().ShouldBe("order.unknown_fill");
        card.GetProperty("ours").GetString().ShouldNotBe("0");
        card.GetProperty("adoptObjection").GetString().ShouldBe("risk.adopt_untold");
        var account = (await server.ListAsync("/api/v1/accounts"))[0];
        account.GetProperty("alarms").EnumerateArray().Select(alarm => alarm.GetProperty("code").GetString())
            .ShouldContain("risk.quarantined");
        (await server.Other.GetAsync(Books)).Code.ShouldBe("account.not_found");
    }

    private async Task ItIsResolvedWithEverythingShownAsync()
    {
        (await ResolveAsync("release", confirmation: "x", reason: "short")).Fields.ShouldBe(
            ["confirmation execution.confirmation_required", "reason execution.reason_required"]);
        (await ResolveAsync("release", password: "not the password")).Code.ShouldBe("execution.password_wrong");
        (await ResolveAsync("forget")).Fields.ShouldBe(["action validation.enum"]);
        (await ResolveAsync("adopt")).Code.ShouldBe("risk.adopt_untold");
        (await ResolveAsync("release", instrument: "sim:BETA-USD")).Code.ShouldBe("risk.not_quarantined");
        (await AuditedAsync()).ShouldBeEmpty("what was refused was not done");

        (await ResolveAsync("flatten")).Status.ShouldBe(HttpStatusCode.OK);
        await server.AdvanceAsync(TimeSpan.FromMinutes(1));
        (await ResolveAsync("flatten")).Code.ShouldBe("order.no_position");
        var released = await ResolveAsync("release");

        released.Status.ShouldBe(HttpStatusCode.OK, released.Text);
        released.Json.GetProperty("quarantines").GetArrayLength().ShouldBe(0);
        (await AuditedAsync()).ShouldBe(
            ["quarantine.flatten everything was looked at", "quarantine.release everything was looked at"]);
        var newest = (await server.ListAsync($"{Books}/findings?limit=2")).ToList();
        newest[0].GetProperty("kind").GetString().ShouldBe("QuarantineReleased");
        newest[0].GetProperty("found").GetString()!.ShouldContain(RunningServer.AdminEmail);
        (await ResolveAsync("release")).Code.ShouldBe("risk.not_quarantined");
    }

    private async Task<long> WorkingStopAsync() =>
        (await server.DashboardAsync()).GetProperty("orders").EnumerateArray()
        .First(order => order.GetProperty("purpose").GetString() == "stop"
            && order.GetProperty("status").GetString() == "accepted")
        .GetProperty("intentNumber").GetInt64();

    private string PathOf(long number) => $"/api/v1/execution/orders/{number}?accountId={server.AccountId}";

    private static IReadOnlyList<string?> Kinds(JsonElement life) =>
        [.. life.GetProperty("steps").EnumerateArray().Select(step => step.GetProperty("kind").GetString())];

    private Task<bool> TellAsync(Action<TradingEngine> word) => Runner.ExecuteAsync(
        session =>
        {
            word(session.Engine);
            return true;
        },
        Stop);

    private Task<Answer> ResolveAsync(
        string action,
        string password = RunningServer.AdminPassword,
        string confirmation = TradingServer.AccountName,
        string reason = "everything was looked at",
        string instrument = TradingServer.Instrument) =>
        server.Admin.PostAsync(
            $"/api/v1/accounts/{server.AccountId}/quarantine/{Uri.EscapeDataString(instrument)}/resolve",
            new { action, password, confirmation, reason });

    private async Task<IReadOnlyList<string>> AuditedAsync()
    {
        await using var database = await server.App.Services
            .GetRequiredService<IDbContextFactory<PlimsollContext>>().CreateDbContextAsync(Stop);
        return await database.AuditEvents.OrderBy(row => row.Seq)
            .Select(row => $"{row.Action} {row.Reason}").ToListAsync(Stop);
    }
}
