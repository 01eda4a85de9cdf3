using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace Plimsoll.Browser.Tests;

[Collection(nameof(TradedServer))]
public sealed partial class JournalPageTests(TradedServer server)
{
    [Fact]
    public async Task A_verdict_opens_with_its_checks_its_chain_and_its_hash()
    {
        await using var visitor = await server.ComeAsync();
        var page = visitor.Page;
        await page.GotoAsync("/journal");
        await page.GetByRole(AriaRole.Button, new() { Name = "Verdicts", Exact = true }).ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { NameRegex = Approved() }).Last.ClickAsync();

        var drawer = page.GetByRole(AriaRole.Dialog);
        await drawer.GetByText("All nine checks passed").WaitForAsync();
        foreach (var check in new[] { "Emergency shutdown", "Risk per trade", "Reward : risk", "Daily loss" })
            await drawer.GetByRole(AriaRole.Row).GetByText(check).First.WaitForAsync();
        await drawer.GetByRole(AriaRole.Link, new() { Name = "Signal #" }).WaitForAsync();
        await drawer.GetByRole(AriaRole.Link, new() { Name = "Order #" }).First.WaitForAsync();
        await drawer.GetByText(Hash()).WaitForAsync();
        (await visitor.BarriersAsync()).ShouldBeEmpty();

        // The address leads back to it; Escape closes it and keeps the filter.
        await page.ReloadAsync();
        await drawer.GetByText("All nine checks passed").WaitForAsync();
        await page.Keyboard.PressAsync("Escape");
        await drawer.WaitForAsync(new() { State = WaitForSelectorState.Detached });
        page.Url.ShouldEndWith("/journal?kind=decision");
        visitor.Complaints.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_fill_leads_to_its_order()
    {
        await using var visitor = await server.ComeAsync();
        var page = visitor.Page;
        await page.GotoAsync("/journal?kind=fill");
        await page.GetByRole(AriaRole.Link, new() { Name = "Bought" }).Last.ClickAsync();
        var drawer = page.GetByRole(AriaRole.Dialog);
        await drawer.GetByRole(AriaRole.Button, new() { Name = "Copy fill id" }).WaitForAsync();
        await drawer.GetByText(Hash()).WaitForAsync();
        await drawer.GetByRole(AriaRole.Link, new() { Name = "Order #" }).First.ClickAsync();
        await drawer.GetByRole(AriaRole.Button, new() { Name = "Copy client order id" }).WaitForAsync();
        visitor.Complaints.ShouldBeEmpty();
    }

    [Fact]
    public async Task What_is_filtered_stands_in_the_address()
    {
        await using var visitor = await server.ComeAsync();
        var page = visitor.Page;
        await page.GotoAsync($"/journal?kind=order&instrument={TradingVisit.Instrument}");
        await page.GetByRole(AriaRole.Link, new() { Name = "Order #" }).First.WaitForAsync();
        (await page.GetByRole(AriaRole.Link, new() { Name = "Bought" }).CountAsync()).ShouldBe(0);

        await page.GetByLabel("Instrument").SelectOptionAsync(new SelectOptionValue { Label = "BRAVO-USD" });
        await page.GetByText("Nothing of that kind happened then.").WaitForAsync();
        page.Url.ShouldContain("BRAVO-USD");

        await page.GetByRole(AriaRole.Button, new() { Name = "Clear the filter" }).ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Signal #" }).First.WaitForAsync();
        page.Url.ShouldEndWith("/journal");
        await page.GetByLabel("From").FillAsync("2026-01-02T03:04");
        await page.GetByLabel("Before").FillAsync("2026-01-02T03:04");
        await page.GetByText("Must be later than from.").First.WaitForAsync();
        page.Url.ShouldContain("from=2026-01-0");
        visitor.Complaints.ShouldBeEmpty();
    }

    [Fact]
    public async Task Older_entries_follow_and_the_file_holds_them_all()
    {
        await using var visitor = await server.ComeAsync();
        var page = visitor.Page;
        await page.GotoAsync("/journal?kind=event");
        await page.GetByRole(AriaRole.Button, new() { Name = "Load older ones" }).ClickAsync();
        // The head, the fifty of the first page, and at least one that is older.
        await page.GetByRole(AriaRole.Row).Nth(51).WaitForAsync();

        var file = await page.RunAndWaitForDownloadAsync(() =>
            page.GetByRole(AriaRole.Button, new() { Name = "CSV" }).ClickAsync());
        file.SuggestedFilename.ShouldBe("journal.csv");
        var lines = await File.ReadAllLinesAsync(await file.PathAsync(), TestContext.Current.CancellationToken);
        lines[0].ShouldStartWith("time,kind,id");
        lines.Length.ShouldBeGreaterThan(51);
        lines[^1].ShouldContain("AccountOpened");
        visitor.Complaints.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_list_that_fails_says_why_and_comes_back()
    {
        await using var visitor = await server.ComeAsync();
        var page = visitor.Page;
        await page.RouteAsync("**/api/v1/journal/entries*", route => route.FulfillAsync(new()
        {
            Status = 500,
            ContentType = "application/problem+json",
            Body = """{"status":500,"code":"system.error","detail":"It broke.","requestId":"r-17"}""",
        }));
        await page.GotoAsync("/journal");
        await page.GetByText("The entries could not be loaded.").WaitForAsync();
        await page.GetByText("system.error").WaitForAsync();
        await page.GetByText("r-17").WaitForAsync();

        await page.GetByRole(AriaRole.Button, new() { Name = "Try again" }).WaitForAsync();

        // The market goes on: the next news may load the list before a person can press the button.
        await page.UnrouteAsync("**/api/v1/journal/entries*");
        await page.GetByRole(AriaRole.Row).Nth(1).WaitForAsync();
        visitor.Complaints.ShouldBeEmpty();
    }

    [Fact]
    public async Task On_a_phone_entries_are_cards_and_nothing_is_wider_than_the_screen()
    {
        await using var visitor = await server.ComeAsync();
        var page = visitor.Page;
        await page.SetViewportSizeAsync(390, 844);
        await page.GotoAsync("/journal");
        await page.GetByRole(AriaRole.List, new() { Name = "Entries, newest first" }).WaitForAsync();
        (await visitor.OverflowAsync()).ShouldBeLessThanOrEqualTo(0);
        (await visitor.BarriersAsync()).ShouldBeEmpty();
        await page.GotoAsync("/journal?kind=decision");
        await page.GetByRole(AriaRole.Link, new() { Name = "Verdict #" }).First.ClickAsync();
        var drawer = page.GetByRole(AriaRole.Dialog);
        await drawer.GetByText(Hash()).WaitForAsync();
        (await drawer.EvaluateAsync<int>("one => one.scrollWidth - one.clientWidth")).ShouldBe(0);
        (await visitor.BarriersAsync()).ShouldBeEmpty();
        visitor.Complaints.ShouldBeEmpty();
    }

    [GeneratedRegex("^Verdict #[0-9]+: approved", RegexOptions.None, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex Approved();

    [GeneratedRegex("^[0-9a-f]{64}$", RegexOptions.None, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex Hash();
}
