using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace Plimsoll.Browser.Tests;

public sealed partial class StrategyBuilderTests(SignedInServer server) : IClassFixture<SignedInServer>
{
    [Fact]
    public async Task A_strategy_is_built_corrected_saved_and_backtested()
    {
        await using var visitor = await server.ComeAsync();
        var page = visitor.Page;
        await page.GotoAsync("/strategies");
        await page.GetByRole(AriaRole.Link, new() { Name = "Build a strategy" }).ClickAsync();
        await visitor.SeesPageAsync("Build a strategy");

        await page.GetByLabel("Name", new() { Exact = true }).FillAsync("Quick cross");
        var signal = page.GetByRole(AriaRole.Group, new() { Name = "Signal, condition 1" });
        await signal.GetByLabel("Indicator").FillAsync("emo(3)");
        await signal.GetByText("unknown indicator kind 'emo'").WaitForAsync();
        var save = page.GetByRole(AriaRole.Button, new() { Name = "Save", Exact = true });
        await Assertions.Expect(save).ToBeDisabledAsync();
        await signal.GetByLabel("Indicator").FillAsync("ema(3)");
        await signal.GetByText(Times()).WaitForAsync(new() { Timeout = 60_000 });
        await page.GetByText("Valid: it can be saved.").WaitForAsync();
        (await page.GetByLabel("Document", new() { Exact = true }).InputValueAsync()).ShouldContain("\"ema(3)\"");
        await page.GetByText("s1_signal was true on").WaitForAsync();
        await PictureAsync(page, "strategy-builder");
        await save.ClickAsync();

        await visitor.SeesPageAsync("Quick cross");
        await page.GetByRole(AriaRole.Button, new() { Name = "Save as version 2" }).WaitForAsync();
        (await visitor.BarriersAsync()).ShouldBeEmpty();
        await page.SetViewportSizeAsync(390, 844);
        (await visitor.OverflowAsync()).ShouldBeLessThanOrEqualTo(0, "on a phone");
        await PictureAsync(page, "strategy-builder-phone");
        await page.SetViewportSizeAsync(1440, 900);

        await page.GetByRole(AriaRole.Link, new() { Name = "Backtest this" }).ClickAsync();
        await visitor.SeesPageAsync("Backtests");
        await Assertions.Expect(page.GetByLabel("Strategy")).ToHaveValueAsync("Quick cross");
        await page.GetByRole(AriaRole.Button, new() { Name = "Run the backtest" }).ClickAsync();
        await page.GetByText("Quick cross@1").First.WaitForAsync();
        await page.GetByRole(AriaRole.Heading, new() { Name = "Figures", Exact = true }).WaitForAsync();
        visitor.Complaints.ShouldBeEmpty();
    }

    // For a person to look at; nothing is decided by it.
    private static async Task PictureAsync(IPage page, string name)
    {
        if (Environment.GetEnvironmentVariable("PLIMSOLL_PICTURES") is { } folder)
            await page.ScreenshotAsync(new() { Path = Path.Combine(folder, name + ".png"), FullPage = true });
    }

    [GeneratedRegex(@"True [1-9]\d* times on the preview bars\.")]
    private static partial Regex Times();
}
