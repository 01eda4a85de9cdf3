using Microsoft.Playwright;

namespace Plimsoll.Browser.Tests;

public sealed class IndicatorsPageTests(SignedInServer server) : IClassFixture<SignedInServer>
{
    private const float MarketPatienceMs = 120_000;

    [Fact]
    public async Task A_kind_is_found_tried_named_edited_drawn_and_deleted()
    {
        await using var visitor = await server.ComeAsync();
        var page = visitor.Page;
        await page.GotoAsync("/indicators");
        await page.GetByText("You have named no indicator yet").WaitForAsync();
        await page.GetByRole(AriaRole.Searchbox).FillAsync("convergence appel");
        await page.GetByRole(AriaRole.Status).GetByText("1 kind").WaitForAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Moving average convergence" }).ClickAsync();
        page.Url.ShouldEndWith("kind=macd");
        // A market that has just been made takes a while until it has bars.
        await page.GetByRole(AriaRole.Img, new() { Name = "macd(12,26,9): " })
            .WaitForAsync(new() { Timeout = MarketPatienceMs });

        // What is wrong is said beside the field, and the last right picture stays.
        await page.GetByLabel("fast").FillAsync("0");
        await page.GetByText("Allowed: 1 to 10000.").WaitForAsync();
        await page.GetByLabel("fast").FillAsync("5");
        await page.GetByRole(AriaRole.Img, new() { Name = "macd(5,26,9): " }).WaitForAsync();
        await page.GetByText("macd(5,26,9) histogram").WaitForAsync();

        await page.GetByLabel("Name").FillAsync("Quick turn");
        await page.Keyboard.PressAsync("Enter");
        await page.GetByText("Quick turn is saved.").WaitForAsync();
        await page.GetByRole(AriaRole.Heading, new() { Name = "Change Quick turn" }).WaitForAsync();
        await page.GetByLabel("slow").FillAsync("20");
        await page.GetByRole(AriaRole.Button, new() { Name = "Save the changes" }).ClickAsync();
        await page.GetByText("Quick turn is now version 2.").WaitForAsync();
        await page.GetByRole(AriaRole.Cell, new() { Name = "macd(5,20,9)" }).WaitForAsync();
        (await visitor.BarriersAsync()).ShouldBeEmpty();

        await page.GotoAsync("/market");
        await page.GetByLabel("Indicator", new() { Exact = true }).SelectOptionAsync(
            new SelectOptionValue { Label = "Quick turn" });
        await page.GetByRole(AriaRole.Button, new() { Name = "Add" }).ClickAsync();
        await page.GetByText("macd(5,20,9) histogram").WaitForAsync();
        page.Url.ShouldContain("macd");

        await page.SetViewportSizeAsync(390, 844);
        await page.GotoAsync("/indicators");
        await page.GetByRole(AriaRole.Button, new() { Name = "Delete Quick turn" }).ClickAsync();
        (await visitor.OverflowAsync()).ShouldBeLessThanOrEqualTo(0);
        await page.GetByRole(AriaRole.Button, new() { Name = "Delete the variant" }).ClickAsync();
        await page.GetByText("You have named no indicator yet").WaitForAsync();
        visitor.Complaints.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_catalog_that_fails_says_why_and_comes_back()
    {
        await using var visitor = await server.ComeAsync();
        var page = visitor.Page;
        await page.RouteAsync("**/api/v1/indicators", route => route.FulfillAsync(new()
        {
            Status = 500,
            ContentType = "application/problem+json",
            Body = """{"status":500,"code":"system.error","detail":"It broke.","requestId":"r-18"}""",
        }));
        await page.GotoAsync("/indicators");
        await page.GetByText("The indicators could not be loaded.").WaitForAsync();
        await page.GetByText("r-18").WaitForAsync();

        await page.UnrouteAsync("**/api/v1/indicators");
        await page.GetByRole(AriaRole.Button, new() { Name = "Try again" }).ClickAsync();
        await page.GetByRole(AriaRole.List, new() { Name = "Kinds of indicators" }).WaitForAsync();
        visitor.Complaints.ShouldBeEmpty();
    }
}
