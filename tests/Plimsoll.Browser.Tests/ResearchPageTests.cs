using Microsoft.Playwright;

namespace Plimsoll.Browser.Tests;

/// <summary>Data held out of a family of backtests, two bots that net, and an account that begins anew.</summary>
public sealed class ResearchPageTests(SignedInServer server) : IClassFixture<SignedInServer>
{
    [Fact]
    public async Task Data_are_held_out_opened_with_a_reason_and_listed()
    {
        await using var visitor = await server.ComeAsync();
        var page = visitor.Page;
        var sample = await SampleAsync(page);
        await RunAsync(page, sample, heldOut: "20", reason: "");
        await page.GetByText("sealed, the last 20 %").WaitForAsync();

        await RunAsync(page, sample, heldOut: "", reason: "the last test");
        await page.GetByText("as opening 1 of this family: the last test.").WaitForAsync();

        await page.GotoAsync("/backtests");
        var list = page.GetByRole(AriaRole.Region, new() { Name = "Sealed data by strategy, instrument and timeframe" });
        await list.GetByText("Opened", new() { Exact = true }).WaitForAsync();
        await list.GetByText("the last test").WaitForAsync();
        (await visitor.BarriersAsync()).ShouldBeEmpty();
        await page.SetViewportSizeAsync(390, 844);
        (await visitor.OverflowAsync()).ShouldBeLessThanOrEqualTo(0);
        visitor.Complaints.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_bot_is_made_that_nets_where_there_can_be_two_sides()
    {
        await using var visitor = await server.ComeAsync();
        var page = visitor.Page;
        await page.GotoAsync("/bots/new");
        await visitor.AccountIsReadyAsync();
        await page.GetByLabel("Name").FillAsync("Netter");
        (await page.GetByLabel("Against what another bot holds").CountAsync()).ShouldBe(0, "coins cannot be short");
        await page.GetByLabel("Instrument").SelectOptionAsync("sim:EUR-USD");
        await page.GetByLabel("Against what another bot holds").SelectOptionAsync("net");
        (await visitor.BarriersAsync()).ShouldBeEmpty();
        await page.SetViewportSizeAsync(390, 844);
        (await visitor.OverflowAsync()).ShouldBeLessThanOrEqualTo(0);
        await page.GetByRole(AriaRole.Button, new() { Name = "Create the bot" }).ClickAsync();
        await page.GetByText(", nets against other bots").WaitForAsync();
        visitor.Complaints.ShouldBeEmpty();
    }

    [Fact]
    public async Task An_account_begins_anew_with_another_balance()
    {
        await using var visitor = await server.ComeAsync();
        var page = visitor.Page;
        await page.GotoAsync("/settings?tab=simulation");
        await visitor.AccountIsReadyAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Begin anew" }).ClickAsync();
        await page.GetByLabel("Balance to begin with").FillAsync("99");
        await page.GetByLabel("Reason").FillAsync("A second try with more.");
        await page.GetByLabel("Type Simulation to confirm").FillAsync("Simulation");
        await page.GetByLabel("Password").FillAsync(PlimsollServer.AdminPassword);
        var confirm = page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = "Begin anew" });
        await confirm.ClickAsync();
        await page.GetByText("Enter 100 to 1000000000.").WaitForAsync();
        (await visitor.BarriersAsync()).ShouldBeEmpty();

        await page.GetByLabel("Balance to begin with").FillAsync("25000");
        await confirm.ClickAsync();
        await page.GetByText("25\u202f000.00 USD").First.WaitForAsync();
        await page.SetViewportSizeAsync(390, 844);
        (await visitor.OverflowAsync()).ShouldBeLessThanOrEqualTo(0);
        visitor.Complaints.ShouldBeEmpty();
    }

    // Samples are made after the start; until then the page offers the synthetic market, which keeps no seals.
    private static async Task<string> SampleAsync(IPage page)
    {
        await page.GotoAsync("/backtests");
        var handle = await page.WaitForFunctionAsync(
            """
            async () => (await (await fetch('/api/v1/data/datasets')).json()).items
              .find((one) => one.name === 'Sample ALPHA-USD')?.id
            """,
            null, new() { PollingInterval = 250 });
        return await handle.JsonValueAsync<string>();
    }

    private static async Task RunAsync(IPage page, string dataset, string heldOut, string reason)
    {
        await page.GotoAsync("/backtests");
        await page.GetByLabel("Data", new() { Exact = true }).SelectOptionAsync(dataset);
        await page.GetByText("Fills and limits").ClickAsync();
        await page.GetByLabel("Held out", new() { Exact = true }).FillAsync(heldOut);
        await page.GetByLabel("Open what is held out").FillAsync(reason);
        await page.GetByRole(AriaRole.Button, new() { Name = "Run the backtest" }).ClickAsync();
    }
}
