using Microsoft.Playwright;

namespace Plimsoll.Browser.Tests;

public sealed class FirstRunTests(Chromium chromium, PlimsollServer server) : IClassFixture<PlimsollServer>
{
    [Fact]
    public async Task A_newcomer_sets_up_signs_out_and_comes_back_to_the_same_place()
    {
        await using var visitor = await Visitor.ComeAsync(chromium, server);
        var page = visitor.Page;

        await page.GotoAsync("/journal");
        await page.GetByLabel("Set-up code").FillAsync("AAAAA-AAAAA-AAAAA-AAAAA");
        await page.GetByRole(AriaRole.Button, new() { Name = "Continue" }).ClickAsync();
        await page.GetByLabel("E-mail").FillAsync(PlimsollServer.AdminEmail);
        await page.GetByLabel("Password").FillAsync(PlimsollServer.AdminPassword);
        await page.GetByRole(AriaRole.Button, new() { Name = "Create administrator" }).ClickAsync();

        // The wrong code leads back to its step, and nothing that was typed is lost.
        await page.GetByText("setup.code_invalid").WaitForAsync();
        await page.GetByLabel("Set-up code").FillAsync(server.SetupCode);
        await page.GetByRole(AriaRole.Button, new() { Name = "Continue" }).ClickAsync();
        (await page.GetByLabel("E-mail").InputValueAsync()).ShouldBe(PlimsollServer.AdminEmail);
        await page.GetByRole(AriaRole.Button, new() { Name = "Create administrator" }).ClickAsync();
        await page.GetByText("Plimsoll is ready").WaitForAsync();
        (await visitor.BarriersAsync()).ShouldBeEmpty();
        await page.GetByRole(AriaRole.Link, new() { Name = "Go to the dashboard" }).ClickAsync();
        await visitor.SeesPageAsync("Dashboard");

        await page.GetByRole(AriaRole.Button, new() { Name = "User menu" }).ClickAsync();
        await page.GetByRole(AriaRole.Menuitem, new() { Name = "Sign out" }).ClickAsync();
        await page.GetByText("You are signed out.").WaitForAsync();

        await page.GotoAsync("/journal?kind=orders");
        await page.GetByLabel("E-mail").FillAsync(PlimsollServer.AdminEmail);
        await page.GetByLabel("Password").FillAsync("not the pass phrase");
        await page.Keyboard.PressAsync("Enter");
        await page.GetByText("auth.invalid_credentials").WaitForAsync();
        (await visitor.BarriersAsync()).ShouldBeEmpty();
        await page.GetByLabel("Password").FillAsync(PlimsollServer.AdminPassword);
        await page.Keyboard.PressAsync("Enter");
        await visitor.SeesPageAsync("Journal");
        page.Url.ShouldEndWith("/journal?kind=orders");
        visitor.Complaints.ShouldBeEmpty();
    }
}
