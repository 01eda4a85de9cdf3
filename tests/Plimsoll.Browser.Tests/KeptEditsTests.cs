using Microsoft.Playwright;

namespace Plimsoll.Browser.Tests;

/// <summary>What is half written outlives an ended sign-in and a restarted server.</summary>
public sealed class KeptEditsTests(Chromium chromium, SignedInServer server) : IClassFixture<SignedInServer>
{
    private const string Name = "Half-written bot";
    private const float RestartMs = 90_000;

    [Fact]
    public async Task A_sign_in_that_ends_in_mid_edit_costs_nothing_but_the_password()
    {
        // Not the sign-in that the other visitors share: this one ends.
        await using var visitor = await Visitor.ComeAsync(chromium, server.Server);
        await visitor.SignInAsync();
        await visitor.AccountIsReadyAsync();
        await WriteAsync(visitor);
        using (var caller = await ApiCaller.AsAsync(server.Server, visitor))
            await caller.PostAsync("auth/logout");

        await visitor.Page.GetByRole(AriaRole.Button, new() { Name = "Create the bot" }).ClickAsync();
        var dialog = visitor.Page.GetByRole(AriaRole.Dialog, new() { Name = "Sign in again" });
        await dialog.GetByLabel("Password").FillAsync("not the pass phrase");
        await visitor.Page.Keyboard.PressAsync("Enter");
        await dialog.GetByText("auth.invalid_credentials").WaitForAsync();
        await ShouldStandAsync(visitor);
        await dialog.GetByLabel("Password").FillAsync(PlimsollServer.AdminPassword);
        await visitor.Page.Keyboard.PressAsync("Enter");

        // The step that was refused goes on by itself.
        await visitor.SeesPageAsync(Name);
        visitor.Complaints.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_page_reconnects_to_a_restarted_server_with_its_edits()
    {
        await using var visitor = await server.ComeAsync();
        await WriteAsync(visitor);
        await Light(visitor, "connected").WaitForAsync();

        await server.Server.StopAsync();
        await visitor.Page.Locator("[data-connection]:not([data-connection=connected])").WaitForAsync();
        await visitor.Page.GetByRole(AriaRole.Button, new() { Name = "Create the bot" }).ClickAsync();
        await visitor.Page.GetByText("network.unreachable").First.WaitForAsync();
        server.Server.Start();

        await Light(visitor, "connected").WaitForAsync(new() { Timeout = RestartMs });
        await visitor.AccountIsReadyAsync();
        await ShouldStandAsync(visitor);
        await visitor.Page.GetByRole(AriaRole.Button, new() { Name = "Create the bot" }).ClickAsync();
        await visitor.SeesPageAsync(Name);
    }

    private static ILocator Light(Visitor visitor, string state) =>
        visitor.Page.Locator($"[data-connection={state}]");

    private static async Task WriteAsync(Visitor visitor)
    {
        await visitor.Page.GotoAsync("/bots/new");
        await visitor.Page.GetByLabel("Name", new() { Exact = true }).FillAsync(Name);
        await visitor.Page.GetByLabel("Slow", new() { Exact = true }).FillAsync("77");
    }

    private static async Task ShouldStandAsync(Visitor visitor)
    {
        (await visitor.Page.GetByLabel("Name", new() { Exact = true }).InputValueAsync()).ShouldBe(Name);
        (await visitor.Page.GetByLabel("Slow", new() { Exact = true }).InputValueAsync()).ShouldBe("77");
    }
}
