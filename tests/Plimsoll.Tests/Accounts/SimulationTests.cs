using System.Net;
using System.Net.Http.Json;
using Plimsoll.Tests.Support;

namespace Plimsoll.Tests.Accounts;

/// <summary>What trading costs on a simulated account is its owner's to say, within limits.</summary>
public sealed class SimulationTests(TradingServer server) : IClassFixture<TradingServer>
{
    private const string Usual =
        """{"commissionPerLot":"7","feeFraction":"0.001","slippagePips":"0.5","latencyMs":100,"fillProbability":"0.98"}""";

    private string Path => $"/api/v1/accounts/{server.AccountId}/simulation";

    [Fact]
    public async Task It_begins_as_usual_is_set_as_a_whole_and_told_in_the_log()
    {
        (await server.Admin.GetAsync(Path)).Text.ShouldBe(Usual);

        var set = await PutAsync(new { commissionPerLot = "3.50", feeFraction = "0.002", latencyMs = 0, fillProbability = "1" });

        set.Status.ShouldBe(HttpStatusCode.OK, set.Text);
        set.Json.GetProperty("commissionPerLot").GetString().ShouldBe("3.50");
        set.Json.GetProperty("slippagePips").GetString().ShouldBe("0.5", "what is left out is the usual");
        (await server.Admin.GetAsync(Path)).Text.ShouldBe(set.Text);
        (await server.ListAsync($"/api/v1/accounts/{server.AccountId}/events"))
            .ShouldContain(one => one.GetProperty("text").GetString()!.Contains("3.50 a lot, fee 0.002"));
        await FeesAreToldAsync();
        await server.SetModeAsync("autonomous");
        var bot = await server.StartBotAsync("Payer");
        await server.AdvanceUntilAsync(async () =>
            (await server.ListAsync($"/api/v1/execution/fills?accountId={server.AccountId}")).Count > 0);
        var fill = (await server.ListAsync($"/api/v1/execution/fills?accountId={server.AccountId}"))[0];
        decimal Of(string name) => decimal.Parse(
            fill.GetProperty(name).GetString()!, System.Globalization.CultureInfo.InvariantCulture);
        Of("fee").ShouldBe(Of("price") * Of("quantity") * 0.002m, tolerance: 0.000_001m);

        // Nothing is lost by another change while it trades.
        (await PutAsync(new { })).Text.ShouldBe(Usual);
        (await server.GetAsync($"/api/v1/bots/{bot}")).GetProperty("state").GetString().ShouldBe("running");
    }

    private async Task FeesAreToldAsync()
    {
        var path = $"/api/v1/accounts/{server.AccountId}/fees";
        var fees = await server.ListAsync(path);
        fees.Single(fee => fee.GetProperty("instrumentId").GetString() == TradingServer.Instrument)
            .GetProperty("takerFraction").GetString().ShouldBe("0.002");
        fees.ShouldContain(fee => fee.GetProperty("perLot").GetString() == "3.50");
        fees.ShouldAllBe(fee => fee.GetProperty("source").GetString() == "settings");
        (await server.Other.GetAsync(path)).Code.ShouldBe("account.not_found");
    }

    [Theory]
    [InlineData("commissionPerLot", "-0.01", "50.01")]
    [InlineData("feeFraction", "-0.001", "0.0501")]
    [InlineData("slippagePips", "-0.1", "10.1")]
    [InlineData("latencyMs", "-1", "5001")]
    [InlineData("fillProbability", "-0.01", "1.01")]
    public async Task What_is_out_of_range_is_refused(string field, string low, string high)
    {
        foreach (var value in new[] { low, high })
        {
            object number = field == "latencyMs" ? int.Parse(value, System.Globalization.CultureInfo.InvariantCulture) : value;
            var answer = await PutAsync(new Dictionary<string, object> { [field] = number });

            answer.Status.ShouldBe(HttpStatusCode.BadRequest, answer.Text);
            answer.Fields.ShouldBe([$"{field} execution.simulation_range"]);
        }
    }

    [Fact]
    public async Task What_is_no_number_or_no_setting_is_refused()
    {
        (await PutAsync(new { feeFraction = "a tenth" })).Status.ShouldBe(HttpStatusCode.BadRequest);
        (await PutAsync(new { contractSize = "1" })).Fields.ShouldBe(["contractSize validation.unknown_field"]);
    }

    [Fact]
    public async Task It_begins_anew_when_its_owner_shows_who_he_is()
    {
        var account = $"/api/v1/accounts/{server.AccountId}";
        var name = (await server.ListAsync("/api/v1/accounts"))[0].GetProperty("name").GetString();
        Task<Answer> ResetAsync(string password, string confirmation, string? balance = null) => server.Admin.PostAsync(
            $"{account}/simulation/reset",
            new { password, confirmation, reason = "a second try with more", initialBalance = balance });

        (await ResetAsync("wrong", name!)).Status.ShouldBe(HttpStatusCode.Unauthorized);
        (await ResetAsync(RunningServer.AdminPassword, "another")).Fields
            .ShouldBe(["confirmation execution.confirmation_required"]);
        foreach (var balance in new[] { "99.99", "1000000000.01" })
            (await ResetAsync(RunningServer.AdminPassword, name!, balance)).Fields
                .ShouldBe(["initialBalance execution.simulation_range"]);

        var done = await ResetAsync(RunningServer.AdminPassword, name!, "25000");
        done.Status.ShouldBe(HttpStatusCode.Accepted, done.Text);
        await server.AdvanceUntilAsync(async () =>
            !(await server.GetAsync($"{account}/statistics")).GetProperty("isResetPending").GetBoolean());
        var statistics = await server.GetAsync($"{account}/statistics");
        (statistics.GetProperty("initialBalance").GetString(), statistics.GetProperty("totalTrades").GetInt32(),
            statistics.GetProperty("balance").GetString(), statistics.GetProperty("equity").GetString())
            .ShouldBe(("25000", 0, "25000", "25000"));
        (await server.ListAsync($"{account}/events")).ShouldContain(one =>
            one.GetProperty("text").GetString()! == "The account begins anew with 25000");
    }

    private Task<Answer> PutAsync(object settings) =>
        server.Admin.SendAsync(HttpMethod.Put, Path, JsonContent.Create(settings));
}
