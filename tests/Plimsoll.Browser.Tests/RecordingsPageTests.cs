using System.Text;
using Microsoft.Playwright;

namespace Plimsoll.Browser.Tests;

public sealed class RecordingsPageTests(SignedInServer server) : IClassFixture<SignedInServer>
{
    [Fact]
    public async Task A_file_of_notices_is_checked_stored_ticked_in_a_backtest_and_deleted()
    {
        await using var visitor = await server.ComeAsync();
        var page = visitor.Page;
        await page.GotoAsync("/data");
        var chooser = page.GetByLabel("Drop a file of funding rates or notices");

        await chooser.SetInputFilesAsync(FileOf("time,kind,value\n2026-01-01T01:00:00Z,news,fine\n"));
        await StoreAsync(page);
        await page.GetByText("line 2: news 'fine' are neither good nor bad").First.WaitForAsync();
        (await visitor.BarriersAsync()).ShouldBeEmpty();

        await chooser.SetInputFilesAsync(FileOf("time,kind,value\n2026-01-01T01:00:00Z,news,bad\n"));
        await StoreAsync(page);
        await page.GetByText("news: 1 rows stored.").WaitForAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Delete news" }).WaitForAsync();
        (await visitor.BarriersAsync()).ShouldBeEmpty();

        await page.GotoAsync("/backtests");
        var tick = page.GetByRole(AriaRole.Checkbox, new() { Name = "news (notices of ALPHA-USD)" });
        await tick.CheckAsync();
        (await tick.IsCheckedAsync()).ShouldBeTrue();
        (await visitor.BarriersAsync()).ShouldBeEmpty();

        await page.SetViewportSizeAsync(360, 640);
        await page.GotoAsync("/data");
        await page.GetByRole(AriaRole.Button, new() { Name = "Delete news" }).ClickAsync();
        (await visitor.OverflowAsync()).ShouldBeLessThanOrEqualTo(0);
        await page.GetByRole(AriaRole.Button, new() { Name = "Delete the recording" }).ClickAsync();
        await page.GetByText("news is deleted.").WaitForAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Delete news" })
            .WaitForAsync(new() { State = WaitForSelectorState.Detached });
    }

    private static async Task StoreAsync(IPage page)
    {
        await page.GetByLabel("Instrument", new() { Exact = true }).FillAsync("sim:ALPHA-USD");
        await page.GetByRole(AriaRole.Button, new() { Name = "Store", Exact = true }).ClickAsync();
    }

    private static FilePayload FileOf(string text) =>
        new() { Name = "news.csv", MimeType = "text/csv", Buffer = Encoding.UTF8.GetBytes(text) };
}
