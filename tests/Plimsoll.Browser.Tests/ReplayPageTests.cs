using System.Globalization;
using System.Text;
using Microsoft.Playwright;

namespace Plimsoll.Browser.Tests;

/// <summary>A recording is told again while somebody watches.</summary>
public sealed class ReplayPageTests(SignedInServer server) : IClassFixture<SignedInServer>
{
    [Fact]
    public async Task Trades_are_stored_told_again_stepped_through_and_told_to_the_end()
    {
        await using var visitor = await server.ComeAsync();
        var page = visitor.Page;
        await page.GotoAsync("/data");
        await page.GetByLabel("Drop a file of trades").SetInputFilesAsync(Trades());
        await page.GetByLabel("Instrument", new() { Exact = true }).FillAsync("sim:ALPHA-USD");
        await page.GetByRole(AriaRole.Button, new() { Name = "Store", Exact = true }).ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Replay watched" }).ClickAsync();
        await visitor.SeesPageAsync("Replay");
        (await visitor.BarriersAsync()).ShouldBeEmpty();

        await page.GetByLabel("Pace").SelectOptionAsync("0");
        await page.GetByRole(AriaRole.Button, new() { Name = "Open the replay" }).ClickAsync();
        await page.GetByText("Replay, not live").WaitForAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Next bar" }).ClickAsync();
        await page.GetByRole(AriaRole.Img, new() { Name = "replay, 1m: 1 bars" }).WaitForAsync();
        (await visitor.BarriersAsync()).ShouldBeEmpty();

        await page.GetByRole(AriaRole.Button, new() { Name = "Play" }).ClickAsync();
        await page.GetByText("Ended", new() { Exact = true }).WaitForAsync();
        foreach (var width in new[] { 360, 320 })
        {
            await page.SetViewportSizeAsync(width, 640);
            (await visitor.OverflowAsync()).ShouldBeLessThanOrEqualTo(0, $"at {width}");
            (await visitor.BarriersAsync()).ShouldBeEmpty($"at {width}");
        }
    }

    // Ten minutes, a trade every ten seconds.
    private static FilePayload Trades()
    {
        var text = new StringBuilder("time,price,quantity\n");
        var start = new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);
        for (var trade = 0; trade < 60; trade++)
        {
            var time = start.AddSeconds(10 * trade);
            text.Append(CultureInfo.InvariantCulture, $"{time:yyyy-MM-ddTHH:mm:ssZ},{100 + trade % 7},1\n");
        }

        return new() { Name = "watched.csv", MimeType = "text/csv", Buffer = Encoding.UTF8.GetBytes(text.ToString()) };
    }
}
