using Microsoft.Playwright;

namespace Plimsoll.Browser.Tests;

[Collection(nameof(TradedServer))]
public sealed class PositionsPageTests(TradedServer server)
{
    [Fact]
    public async Task An_order_opens_with_its_life_and_the_address_leads_back_to_it()
    {
        await using var visitor = await server.ComeAsync();
        var page = visitor.Page;
        await page.GotoAsync("/positions?state=filled");
        var orders = page.GetByRole(AriaRole.Table, new() { Name = "All orders" });
        await orders.GetByRole(AriaRole.Button, new() { Name = "Life of order" }).Last.ClickAsync();

        var drawer = page.GetByRole(AriaRole.Dialog);
        foreach (var step in new[]
        {
            "Approved by the risk checks", "Written down, before anything was sent", "Submitted: from here on",
            "Accepted by the venue",
        })
            await drawer.GetByText(step).First.WaitForAsync();
        await drawer.GetByRole(AriaRole.Button, new() { Name = "Copy client order id" }).WaitForAsync();
        (await visitor.BarriersAsync()).ShouldBeEmpty();

        await page.ReloadAsync();
        await drawer.GetByText("Accepted by the venue").First.WaitForAsync();
        await page.Keyboard.PressAsync("Escape");
        await drawer.WaitForAsync(new() { State = WaitForSelectorState.Detached });
        page.Url.ShouldEndWith("/positions?state=filled");
        visitor.Complaints.ShouldBeEmpty();
    }

    [Fact]
    public async Task Orders_of_a_state_are_all_that_is_shown()
    {
        await using var visitor = await server.ComeAsync();
        var page = visitor.Page;
        await page.GotoAsync("/");
        await visitor.SeesPageAsync("Dashboard");
        await page.Keyboard.PressAsync("g");
        await page.Keyboard.PressAsync("p");
        await visitor.SeesPageAsync("Positions & orders");
        await page.GetByText("agrees with the venue’s").WaitForAsync();

        await page.GetByLabel("State").SelectOptionAsync("rejected");

        await page.GetByText("No order is in that state.").WaitForAsync();
        page.Url.ShouldEndWith("/positions?state=rejected");
        visitor.Complaints.ShouldBeEmpty();
    }
}
