namespace Plimsoll.Browser.Tests;

public sealed class PageTests(SignedInServer server) : IClassFixture<SignedInServer>
{
    public static TheoryData<string, string> Pages => new()
    {
        { "/", "Dashboard" },
        { "/market", "Market" },
        { "/bots", "Bots" },
        { "/backtests", "Backtests" },
        { "/data", "Data" },
        { "/risk", "Risk" },
        { "/journal", "Journal" },
        { "/settings", "Settings" },
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
            await visitor.Page.GotoAsync(path);
            await visitor.SetThemeAsync(theme);
            await visitor.Page.ReloadAsync();
            await visitor.SeesPageAsync(title);
            (await visitor.OverflowAsync()).ShouldBeLessThanOrEqualTo(0);
            (await visitor.BarriersAsync()).ShouldBeEmpty(theme);
        }
        foreach (var (width, height) in new[] { (390, 844), (320, 640) })
        {
            await visitor.Page.SetViewportSizeAsync(width, height);
            (await visitor.OverflowAsync()).ShouldBeLessThanOrEqualTo(0, $"at {width}");
            (await visitor.BarriersAsync()).ShouldBeEmpty($"at {width}");
        }
        visitor.Complaints.ShouldBeEmpty();
    }
}
