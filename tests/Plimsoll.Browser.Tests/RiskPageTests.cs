using System.Globalization;
using Microsoft.Playwright;

namespace Plimsoll.Browser.Tests;

[Collection(nameof(TradedServer))]
public sealed class RiskPageTests(TradedServer server)
{
    [Fact]
    public async Task Every_limit_has_a_bar_and_every_verdict_its_checks()
    {
        await using var visitor = await server.ComeAsync();
        var page = visitor.Page;
        await page.GotoAsync("/risk");
        await page.GetByRole(AriaRole.Meter, new() { Name = "Daily loss" }).WaitForAsync();
        (await page.GetByRole(AriaRole.Meter).CountAsync()).ShouldBe(13);

        await page.GetByRole(AriaRole.Button, new() { Name = "Approved", Exact = true }).ClickAsync();
        await page.GetByText("all nine checks passed").WaitForAsync();
        var checks = page.GetByRole(AriaRole.Table, new() { Name = "Risk checks in order" });
        (await checks.GetByRole(AriaRole.Row).CountAsync()).ShouldBe(26);
        await page.GetByText("Equity at day start").First.WaitForAsync();
        page.Url.ShouldContain("verdicts=approved");
        (await visitor.BarriersAsync()).ShouldBeEmpty();

        await page.GetByRole(AriaRole.Link, new() { Name = "In the journal" }).ClickAsync();
        await page.GetByRole(AriaRole.Dialog).GetByText("All nine checks passed").WaitForAsync();
        visitor.Complaints.ShouldBeEmpty();
    }

    [Fact]
    public async Task What_if_names_wrong_fields_the_limit_that_refuses_and_the_size_that_fits()
    {
        await using var visitor = await server.ComeAsync();
        var page = visitor.Page;
        await page.GotoAsync("/risk");

        // A price that runs away between suggestion and judgement is another story.
        await visitor.SetPaceAsync(1);
        var form = page.GetByRole(AriaRole.Form, new() { Name = "What-if order" });
        var judge = form.GetByRole(AriaRole.Button, new() { Name = "Judge it" });
        var price = await PriceAsync(visitor);
        await form.GetByLabel("Size").FillAsync("many");
        await judge.ClickAsync();
        await form.GetByText("Enter a number such as 1000.50.").WaitForAsync();
        await form.GetByText("The gate judges no order without it.").WaitForAsync();

        await form.GetByLabel("Size").FillAsync("-1");
        await form.GetByLabel("Stop").FillAsync(Text(price * 0.98m));
        await judge.ClickAsync();
        await form.GetByText("validation.failed").WaitForAsync();
        var size = form.GetByLabel("Size");
        (await size.GetAttributeAsync("aria-invalid")).ShouldBe("true");
        var note = await size.GetAttributeAsync("aria-describedby");
        (await page.Locator($"[id='{note}']").TextContentAsync()).ShouldBe("Must be above 0.");

        await size.FillAsync("1000000");
        await form.GetByLabel("Target").FillAsync(Text(price * 1.1m));
        await judge.ClickAsync();
        await page.GetByText("It would be refused").WaitForAsync();
        await SizeCheck(page).GetByText("risk.position_size").WaitForAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Use this size" }).ClickAsync();
        await SizeCheck(page).GetByText("Pass").WaitForAsync();
        (await size.InputValueAsync()).ShouldNotBe("1000000");
        await visitor.SetPaceAsync(TradingVisit.Pace);
        (await visitor.BarriersAsync()).ShouldBeEmpty();
        visitor.Complaints.ShouldBeEmpty();
    }

    [Fact]
    public async Task The_kill_switch_is_released_by_name_reason_and_password()
    {
        await using var visitor = await server.ComeAsync();
        var page = visitor.Page;
        await page.GotoAsync("/risk");
        var safety = page.GetByRole(AriaRole.List, new() { Name = "Safety" });
        await safety.GetByRole(AriaRole.Button, new() { Name = "Stop everything" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Hold for one second" }).HoverAsync();
        await page.Mouse.DownAsync();
        await safety.GetByText("the venue confirms no position and no order").WaitForAsync();
        await page.Mouse.UpAsync();
        await safety.GetByText("refused: the account is halted").WaitForAsync();

        await safety.GetByRole(AriaRole.Button, new() { Name = "Release" }).ClickAsync();
        var dialog = page.GetByRole(AriaRole.Dialog, new() { Name = "Release the kill switch" });
        var release = dialog.GetByRole(AriaRole.Button, new() { Name = "Release" });
        await dialog.GetByLabel("Reason").FillAsync("the test has seen it work");
        await dialog.GetByLabel("Password").FillAsync("not the pass phrase");
        (await release.IsDisabledAsync()).ShouldBeTrue();
        await dialog.GetByLabel("to confirm").FillAsync("Simulation");
        await release.ClickAsync();
        await dialog.GetByText("execution.password_wrong").WaitForAsync();
        await dialog.GetByLabel("Password").FillAsync(PlimsollServer.AdminPassword);
        await release.ClickAsync();
        await dialog.WaitForAsync(new() { State = WaitForSelectorState.Detached });
        await safety.GetByText("ready").WaitForAsync();
        visitor.Complaints.ShouldBeEmpty();
    }

    [Fact]
    public async Task On_a_phone_nothing_is_wider_than_the_screen()
    {
        await using var visitor = await server.ComeAsync();
        var page = visitor.Page;
        await page.SetViewportSizeAsync(390, 844);
        await page.GotoAsync("/risk");
        await page.GetByRole(AriaRole.List, new() { Name = "Risk checks in order" }).WaitForAsync();
        (await visitor.OverflowAsync()).ShouldBeLessThanOrEqualTo(0);
        (await visitor.BarriersAsync()).ShouldBeEmpty();
        visitor.Complaints.ShouldBeEmpty();
    }

    private static ILocator SizeCheck(IPage page) => page
        .GetByRole(AriaRole.Table, new() { Name = "Risk checks in order" }).First
        .GetByRole(AriaRole.Row).Filter(new() { HasText = "Position size" });

    private static async Task<decimal> PriceAsync(Visitor visitor)
    {
        var instruments = await visitor.AskAsync("GET", "/api/v1/data/instruments");
        return instruments.GetProperty("items").EnumerateArray()
            .Single(one => one.GetProperty("id").GetString() == TradingVisit.Instrument)
            .GetProperty("lastPrice").GetDecimal();
    }

    private static string Text(decimal price) => price.ToString("0.00", CultureInfo.InvariantCulture);
}
