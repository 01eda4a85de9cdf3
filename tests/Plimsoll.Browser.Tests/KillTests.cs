using Microsoft.Playwright;

namespace Plimsoll.Browser.Tests;

[Collection(typeof(TradingCollection))]
public sealed class KillTests(TradingServer server)
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    // Asks as the page does, until the simulated market has given the bot a reason to trade.
    private const string UntilPosition =
        """
        async (account) => {
          for (;;) {
            const answer = await fetch('/api/v1/dashboard?accountId=' + account);
            if ((await answer.json()).positions.length > 0) return;
            await new Promise((next) => setTimeout(next, 250));
          }
        }
        """;

    // A release takes the password, and only so many are taken a minute: the other pages show the switch below.
    [Theory]
    [InlineData("/", "Dashboard")]
    [InlineData("/market", "Market")]
    [InlineData("/bots/{bot}", TradingServer.BotName)]
    [InlineData("/backtests", "Backtests")]
    [InlineData("/journal", "Journal")]
    [InlineData("/settings", "Settings")]
    public async Task The_kill_switch_leaves_an_account_flat(string path, string title)
    {
        await using var visitor = await server.ComeAsync();
        var page = visitor.Page;
        await server.RestartBotAsync();
        await page.GotoAsync(server.Resolve(path));
        await visitor.SeesPageAsync(title);
        await page.EvaluateAsync(UntilPosition, server.Account.ToString())
            .WaitAsync(Patience, TestContext.Current.CancellationToken);

        await page.Keyboard.PressAsync("Shift+K");
        var dialog = page.GetByRole(AriaRole.Dialog, new() { Name = "Kill switch" });
        var hold = dialog.GetByRole(AriaRole.Button, new() { Name = "Hold for one second" });
        await hold.FocusAsync();
        await page.Keyboard.DownAsync("Enter");
        await dialog.WaitForAsync(new() { State = WaitForSelectorState.Hidden });
        await page.Keyboard.UpAsync("Enter");
        await page.GetByText("Kill switch: flat, proven").WaitForAsync();

        var dashboard = await server.Api.GetAsync($"dashboard?accountId={server.Account}");
        dashboard.GetProperty("account").GetProperty("killState").GetString().ShouldBe("flat_proven");
        dashboard.GetProperty("positions").GetArrayLength().ShouldBe(0);
        dashboard.GetProperty("orders").GetArrayLength().ShouldBe(0);

        // The banner's; the Risk page has one of its own below it.
        await page.GetByRole(AriaRole.Button, new() { Name = "Release", Exact = true }).First.ClickAsync();
        await page.GetByLabel("Reason").FillAsync("The test has seen it flat.");
        await page.GetByLabel("Type Simulation to confirm").FillAsync("Simulation");
        await page.GetByLabel("Password").FillAsync(PlimsollServer.AdminPassword);
        await page.Keyboard.PressAsync("Enter");
        await page.GetByText("The kill switch is released.").WaitForAsync();
        await page.GetByText("Kill switch: flat, proven").WaitForAsync(new() { State = WaitForSelectorState.Hidden });
        visitor.Complaints.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("/bots", "Bots")]
    [InlineData("/bots/new", "Create a bot")]
    [InlineData("/data", "Data")]
    [InlineData("/risk", "Risk")]
    [InlineData("/nowhere", "No such page")]
    public async Task The_kill_switch_is_at_hand_on_every_page(string path, string title)
    {
        await using var visitor = await server.ComeAsync();
        var page = visitor.Page;
        await page.GotoAsync(path);
        await visitor.SeesPageAsync(title);
        await page.Keyboard.PressAsync("Shift+K");
        var dialog = page.GetByRole(AriaRole.Dialog, new() { Name = "Kill switch" });
        await dialog.GetByText("Simulation").First.WaitForAsync();
        var hold = dialog.GetByRole(AriaRole.Button, new() { Name = "Hold for one second" });
        (await hold.IsEnabledAsync()).ShouldBeTrue();
        await page.Keyboard.PressAsync("Escape");
        await dialog.WaitForAsync(new() { State = WaitForSelectorState.Hidden });
        visitor.Complaints.ShouldBeEmpty();
    }
}
