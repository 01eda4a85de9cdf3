using System.Net;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Plimsoll.Core.Trading;
using Plimsoll.Runtime.Accounts;
using Plimsoll.Storage;
using Plimsoll.Tests.Support;

namespace Plimsoll.Tests.Recovery;

/// <summary>The real program, killed while a bot trades: the next start recovers, nothing happens twice.</summary>
public sealed class KilledProgramTests : IAsyncLifetime
{
    private const string Instrument = "sim:ALPHA-USD";
    private const double Fast = 3_600;
    private const double Slow = 0.1;

    private readonly ProgramProcess _program = new();
    private Browser _user = null!;
    private Guid _account;
    private Guid _bot;

    public async ValueTask InitializeAsync()
    {
        await _program.StartAsync();
        _user = new Browser(_program.Address);
        await DoneAsync(HttpStatusCode.OK, "/setup", new
        {
            code = _program.SetupCode,
            email = RunningServer.AdminEmail,
            password = RunningServer.AdminPassword,
        });
        await _user.RenewCsrfTokenAsync();
        _account = (await _user.GetAsync("/api/v1/accounts")).Json.GetProperty("items")[0].GetProperty("id").GetGuid();
        await WaitAsync("the account trades", HasJoinedAsync);
        await DoneAsync(
            HttpStatusCode.OK, "/execution/mode",
            new { accountId = _account, mode = "autonomous", reason = "a test says so" });
        _bot = await StartBotAsync();
    }

    public async ValueTask DisposeAsync()
    {
        _user?.Dispose();
        await _program.DisposeAsync();
    }

    [Fact]
    public async Task Killed_again_and_again_it_goes_on_where_it_was()
    {
        // Held at a standstill: what was before and what comes after can be laid side by side.
        await TradeUntilPositionAsync();
        await SetPaceAsync(Slow);
        await KillAndCompareAsync();

        // In full swing, at moments that nobody chose: orders, fills and facts are under way.
        for (var kill = 0; kill < 2; kill++)
        {
            await SetPaceAsync(Fast);
            var fills = await FillsAsync();
            await WaitAsync("it trades on", async () => await FillsAsync() > fills);
            await KillAndCompareAsync();
        }

        // Told to end in the middle of it.
        await SetPaceAsync(Fast);
        var before = await SnapshotAsync();
        (await _program.StopAsync()).ShouldBe(0, _program.Terminal);
        await StartAgainAsync();
        await CompareAsync(before);
        _program.Terminal.ShouldNotContain("crit:");
    }

    private async Task KillAndCompareAsync()
    {
        var before = await SnapshotAsync();
        before.ShouldBeSound();
        await _program.KillAsync();
        await StartAgainAsync();
        await CompareAsync(before);
    }

    private async Task CompareAsync(AccountSnapshot before)
    {
        await SetPaceAsync(Slow);
        var after = await SnapshotAsync();
        after.ShouldBeSound();
        before.ShouldBeContinuedBy(after);
        await TheChainVerifiesAsync(after);
    }

    /// <summary>Reads every fact out of the database and computes its hash anew.</summary>
    private async Task TheChainVerifiesAsync(AccountSnapshot seen)
    {
        var services = new ServiceCollection().AddLogging().AddSingleton(TimeProvider.System);
        services.AddPlimsollStorage(_program.ConnectionString);
        await using var provider = services.BuildServiceProvider();
        var history = await provider.GetRequiredService<IAccountStore>()
            .ReadAsync(new AccountId(_account), TestContext.Current.CancellationToken);
        history.Facts.Count.ShouldBeGreaterThanOrEqualTo(seen.Events.Count);
    }

    private async Task TradeUntilPositionAsync()
    {
        await SetPaceAsync(Fast);
        await WaitAsync("a trade is closed and another is open", async () =>
            await FillsAsync() > 2 && (await DashboardAsync()).GetProperty("positions").GetArrayLength() > 0);
    }

    private async Task StartAgainAsync()
    {
        await _program.StartAsync();
        await WaitAsync("the account trades", HasJoinedAsync);
    }

    private async Task<bool> HasJoinedAsync()
    {
        var account = await AccountAsync();
        account.GetProperty("isDegraded").GetBoolean().ShouldBeFalse(_program.Terminal);
        return !account.GetProperty("isStarting").GetBoolean();
    }

    private Task<AccountSnapshot> SnapshotAsync() => AccountSnapshot.ReadAsync(_user, _account, _bot);

    private async Task<int> FillsAsync() =>
        (await _user.GetAsync($"/api/v1/execution/fills?accountId={_account}&limit=500")).Json.GetProperty("items")
            .GetArrayLength();

    private async Task<JsonElement> DashboardAsync() =>
        (await _user.GetAsync($"/api/v1/dashboard?accountId={_account}")).Json;

    private async Task<JsonElement> AccountAsync() =>
        (await _user.GetAsync("/api/v1/accounts")).Json.GetProperty("items")[0];

    private Task<Answer> SetPaceAsync(double acceleration) =>
        DoneAsync(HttpStatusCode.OK, "/data/synthetic", new { acceleration });

    private async Task<Guid> StartBotAsync()
    {
        // By the hour, so that the seconds between a start and the first look hold few bars.
        var created = await DoneAsync(HttpStatusCode.Created, "/bots", new
        {
            accountId = _account,
            name = "Crosser",
            strategy = "sma-cross",
            instrumentId = Instrument,
            timeframe = "1h",
            sizing = new { kind = "equityFraction", value = "0.05" },
            parameters = new Dictionary<string, string> { ["fast"] = "2", ["slow"] = "5", ["atrPeriod"] = "5" },
        });
        var bot = created.Json.GetProperty("id").GetGuid();
        await DoneAsync(HttpStatusCode.OK, $"/bots/{bot}/start", new { });
        return bot;
    }

    private async Task<Answer> DoneAsync(HttpStatusCode expected, string path, object body)
    {
        var answer = await _user.PostAsync("/api/v1" + path, body);
        answer.Status.ShouldBe(expected, $"{path}: {answer.Text}");
        return answer;
    }

    private Task WaitAsync(string what, Func<Task<bool>> isSo) => Patience.UntilAsync(
        what, isSo, async () => $"The account: {await AccountAsync()}\n{_program.Terminal}");
}
