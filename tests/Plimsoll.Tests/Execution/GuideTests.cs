using System.Net;
using System.Text.Json;
using Plimsoll.Tests.Support;

namespace Plimsoll.Tests.Execution;

/// <summary>In guide mode a person releases orders.</summary>
public sealed class GuideTests(TradingServer server) : IClassFixture<TradingServer>
{
    [Fact]
    public async Task A_signal_waits_until_a_person_approves_it_and_only_then_is_sent()
    {
        await server.SetModeAsync("guide");
        var bot = await server.StartBotAsync();
        var signal = await WaitForSignalAsync();

        var dashboard = await server.DashboardAsync();
        var held = dashboard.GetProperty("orders").EnumerateArray().ShouldHaveSingleItem();
        held.GetProperty("status").GetString().ShouldBe("held");
        signal.GetProperty("heldQuantity").GetString().ShouldBe(held.GetProperty("quantity").GetString());
        (await server.ListAsync($"/api/v1/execution/fills?accountId={server.AccountId}")).ShouldBeEmpty();

        var id = signal.GetProperty("id").GetString();
        var approved = await server.Admin.PostAsync($"/api/v1/signals/{id}/approve", new { });
        approved.Status.ShouldBe(HttpStatusCode.OK, approved.Text);
        approved.Json.GetProperty("status").GetString().ShouldBe("active");
        await server.AdvanceAsync(TimeSpan.FromMinutes(1));
        (await server.ListAsync($"/api/v1/execution/fills?accountId={server.AccountId}")).ShouldNotBeEmpty();
        var position = (await server.DashboardAsync()).GetProperty("positions").EnumerateArray().ShouldHaveSingleItem();
        position.GetProperty("hasWorkingStop").GetBoolean().ShouldBeTrue();
        position.GetProperty("botId").GetGuid().ShouldBe(bot);

        var again = await server.Admin.PostAsync($"/api/v1/signals/{id}/approve", new { });
        again.Status.ShouldBe(HttpStatusCode.Conflict);
        again.Code.ShouldBe("signal.state");
        await TheStopStaysAndThePositionClosesAsync();
        await ARejectedSignalTakesItsOrderAlongAsync();
    }

    private async Task TheStopStaysAndThePositionClosesAsync()
    {
        var stop = (await server.DashboardAsync()).GetProperty("orders").EnumerateArray()
            .Single(order => order.GetProperty("purpose").GetString() == "stop");
        var cancel = await server.Admin.PostAsync(
            $"/api/v1/execution/orders/{stop.GetProperty("id").GetString()}/cancel", new { });
        cancel.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        cancel.Code.ShouldBe("risk.stop_loosened");

        var path = $"/api/v1/execution/positions/{Uri.EscapeDataString(TradingServer.Instrument)}/close";
        var closed = await server.Admin.PostAsync($"{path}?accountId={server.AccountId}", new { });
        closed.Status.ShouldBe(HttpStatusCode.Accepted, closed.Text);
        await server.AdvanceAsync(TimeSpan.FromMinutes(1));
        (await server.DashboardAsync()).GetProperty("positions").GetArrayLength().ShouldBe(0);
        (await server.Admin.PostAsync($"{path}?accountId={server.AccountId}", new { })).Code
            .ShouldBe("order.no_position");
    }

    private async Task ARejectedSignalTakesItsOrderAlongAsync()
    {
        var id = (await WaitForSignalAsync()).GetProperty("id").GetString();
        var rejected = await server.Admin.PostAsync($"/api/v1/signals/{id}/reject", new { });
        rejected.Json.GetProperty("status").GetString().ShouldBe("rejected");
        rejected.Json.GetProperty("code").GetString().ShouldBe("signal.rejected_by_person");
        var held = await server.ListAsync($"/api/v1/execution/orders?accountId={server.AccountId}&status=held");
        held.ShouldBeEmpty();
    }

    [Fact]
    public async Task To_autonomous_needs_a_reason_and_the_way_back_does_not()
    {
        var path = "/api/v1/execution/mode";
        var body = new { accountId = server.AccountId, mode = "autonomous", reason = " x " };
        (await server.Admin.PostAsync(path, body)).Fields.ShouldBe(["reason validation.length"]);
        (await server.Admin.PostAsync(path, new { accountId = server.AccountId, mode = "reckless" })).Fields
            .ShouldBe(["mode validation.enum"]);

        var mode = await server.GetAsync($"{path}?accountId={server.AccountId}");
        mode.GetProperty("canSwitch").GetBoolean().ShouldBeTrue();
        (await server.Admin.PostAsync(path, new { accountId = server.AccountId, mode = "guide" })).Status
            .ShouldBe(HttpStatusCode.OK);
    }

    private async Task<JsonElement> WaitForSignalAsync()
    {
        var pending = default(JsonElement);
        await server.AdvanceUntilAsync(async () =>
        {
            var signals = (await server.DashboardAsync()).GetProperty("pendingSignals");
            if (signals.GetArrayLength() > 0)
                pending = signals[0];
            return signals.GetArrayLength() > 0;
        });
        return pending;
    }
}
