using Microsoft.Playwright;

namespace Plimsoll.Browser.Tests;

[Collection(typeof(TradingCollection))]
public sealed class SettingsTests(TradingServer server)
{
    [Fact]
    public async Task Back_to_guide_is_a_click_and_to_autonomous_takes_a_reason()
    {
        await using var visitor = await server.ComeAsync();
        var page = visitor.Page;
        await page.GotoAsync("/settings?tab=mode");

        await page.GetByRole(AriaRole.Button, new() { Name = "Switch to guide" }).ClickAsync();
        await page.GetByRole(AriaRole.Banner).GetByText("Guide").WaitForAsync();

        await page.GetByRole(AriaRole.Button, new() { Name = "Switch to autonomous" }).ClickAsync();
        var confirm = page.GetByRole(AriaRole.Button, new() { Name = "Let bots trade" });
        (await confirm.IsDisabledAsync()).ShouldBeTrue();
        await page.GetByLabel("Reason").FillAsync("It has been watched for a week.");
        await confirm.ClickAsync();
        await page.GetByRole(AriaRole.Banner).GetByText("Autonomous").WaitForAsync();
        visitor.Complaints.ShouldBeEmpty();
    }

    [Fact]
    public async Task What_trading_costs_is_set_and_what_is_out_of_range_is_told()
    {
        await using var visitor = await server.ComeAsync();
        var page = visitor.Page;
        await page.GotoAsync("/settings?tab=simulation");
        var commission = page.GetByLabel("Commission a lot");
        (await commission.InputValueAsync()).ShouldBe("7");

        await commission.FillAsync("51");
        await page.GetByRole(AriaRole.Button, new() { Name = "Set", Exact = true }).ClickAsync();
        await page.GetByText("Enter 0 to 50.").WaitForAsync();
        await commission.FillAsync("3,5");
        await page.GetByRole(AriaRole.Button, new() { Name = "Set", Exact = true }).ClickAsync();
        await page.GetByText("trades by the new settings.").WaitForAsync();
        await page.ReloadAsync();
        await page.GetByLabel("Commission a lot").WaitForAsync();
        (await page.GetByLabel("Commission a lot").InputValueAsync()).ShouldBe("3.5");
        visitor.Complaints.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_wrong_password_is_told_beside_its_field_and_asks_nobody_to_sign_in()
    {
        await using var visitor = await server.ComeAsync();
        var page = visitor.Page;
        await page.GotoAsync("/settings");
        await page.GetByRole(AriaRole.Tab, new() { Name = "Sign-in" }).ClickAsync();
        page.Url.ShouldEndWith("/settings?tab=sign-in");

        await page.GetByLabel("Current password").FillAsync("not the pass phrase");
        await page.GetByLabel("New password", new() { Exact = true }).FillAsync("another long pass phrase");
        await page.GetByLabel("New password again").FillAsync("another long pass phrase");
        await page.Keyboard.PressAsync("Enter");

        await page.GetByText("execution.password_wrong").WaitForAsync();
        (await page.GetByRole(AriaRole.Dialog).CountAsync()).ShouldBe(0);
        (await page.GetByLabel("New password again").InputValueAsync()).ShouldBe("another long pass phrase");
        (await visitor.BarriersAsync()).ShouldBeEmpty();
    }
}
