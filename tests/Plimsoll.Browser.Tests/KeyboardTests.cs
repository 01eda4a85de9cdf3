using Microsoft.Playwright;

namespace Plimsoll.Browser.Tests;

[Collection(typeof(TradingCollection))]
public sealed class KeyboardTests(TradingServer server)
{
    [Fact]
    public async Task Everything_around_the_page_works_without_a_mouse()
    {
        await using var visitor = await server.ComeAsync();
        var page = visitor.Page;
        await page.GotoAsync("/");
        await visitor.SeesPageAsync("Dashboard");

        await PressAsync(page, "g", "m");
        await visitor.SeesPageAsync("Market");
        (await page.TitleAsync()).ShouldBe("Market · Plimsoll");
        (await FocusedAsync(page)).ShouldBe("Market");

        await PressAsync(page, "Shift+?");
        var shortcuts = page.GetByRole(AriaRole.Dialog, new() { Name = "Keyboard shortcuts" });
        await shortcuts.WaitForAsync();
        await PressAsync(page, "Escape");
        await shortcuts.WaitForAsync(new() { State = WaitForSelectorState.Hidden });

        await PressAsync(page, "Shift+K");
        var kill = page.GetByRole(AriaRole.Dialog, new() { Name = "Kill switch" });
        await kill.WaitForAsync();
        await PressAsync(page, "Escape");
        await kill.WaitForAsync(new() { State = WaitForSelectorState.Hidden });

        // A loaded document is read from its top: before its data are there as well as after.
        await page.ReloadAsync();
        await visitor.SeesPageAsync("Market");
        await PressAsync(page, "Tab");
        (await FocusedAsync(page)).ShouldBe("Skip to the page");
        await page.ReloadAsync();
        await page.GetByLabel("Instrument").WaitForAsync();
        await PressAsync(page, "Tab");
        (await FocusedAsync(page)).ShouldBe("Skip to the page");
        await PressAsync(page, "Enter", "Shift+Tab");
        (await FocusedAsync(page)).ShouldBe("Settings");
        await PressAsync(page, "Enter");
        await visitor.SeesPageAsync("Settings");
    }

    private static Task<string> FocusedAsync(IPage page) =>
        page.EvaluateAsync<string>("() => document.activeElement.innerText");

    private static async Task PressAsync(IPage page, params string[] keys)
    {
        foreach (var key in keys)
            await page.Keyboard.PressAsync(key);
    }
}
