namespace Plimsoll.Browser.Tests;

[Collection(typeof(TradingCollection))]
public sealed class PageTests(TradingServer server)
{
    public static TheoryData<string, string> Pages => new()
    {
        { "/", "Dashboard" },
        { "/positions", "Positions & orders" },
        { "/market", "Market" },
        { "/bots", "Bots" },
        { "/bots/new", "Create a bot" },
        { "/bots/{bot}", TradingServer.BotName },
        { "/strategies", "Strategies" },
        { "/strategies/new", "Build a strategy" },
        { "/backtests", "Backtests" },
        { "/backtests/{backtest}", "Backtest #1: sma-cross on ALPHA-USD" },
        { "/indicators", "Indicators" },
        { "/data", "Data" },
        { "/risk", "Risk" },
        { "/journal", "Journal" },
        { "/settings", "Settings" },
        { "/settings?tab=limits", "Settings" },
        { "/settings?tab=keys", "Settings" },
        { "/settings?tab=simulation", "Settings" },
        { "/settings?tab=sign-in", "Settings" },
        { "/settings?tab=preferences", "Settings" },
        { "/settings?tab=market", "Settings" },
        { "/nowhere", "No such page" },
    };

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task A_page_fits_every_screen_and_shuts_nobody_out(string path, string title)
    {
        await using var visitor = await server.ComeAsync();
        foreach (var theme in new[] { "dark", "light" })
        {
            await visitor.Page.SetViewportSizeAsync(1440, 900);
            await visitor.Page.GotoAsync(server.Resolve(path));
            await visitor.SetThemeAsync(theme);
            await visitor.Page.ReloadAsync();
            await visitor.SeesPageAsync(title);
            (await visitor.OverflowAsync()).ShouldBeLessThanOrEqualTo(0);
            (await visitor.BarriersAsync()).ShouldBeEmpty(theme);
        }
        foreach (var (width, height) in new[] { (360, 640), (320, 640) })
        {
            await visitor.Page.SetViewportSizeAsync(width, height);
            (await visitor.OverflowAsync()).ShouldBeLessThanOrEqualTo(0, $"at {width}");
            (await visitor.BarriersAsync()).ShouldBeEmpty($"at {width}");
        }
        visitor.Complaints.ShouldBeEmpty();
    }
}
