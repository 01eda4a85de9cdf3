using System.Text.Json;
using Microsoft.Playwright;

namespace Plimsoll.Browser.Tests;

/// <summary>Somebody at the page: a browser context of its own, which remembers what went wrong.</summary>
internal sealed class Visitor : IAsyncDisposable
{
    private static readonly string[] SeriousImpacts = ["serious", "critical"];

    private static readonly Lazy<string> Axe = new(() => File.ReadAllText(
        Path.Combine(TestFolders.Project, "node_modules", "axe-core", "axe.min.js")));

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private readonly IBrowserContext _context;
    private readonly List<string> _complaints = [];

    private Visitor(IBrowserContext context, IPage page)
    {
        _context = context;
        Page = page;
        page.PageError += (_, error) => _complaints.Add(error);
        page.Console += (_, message) =>
        {
            // An answer that refuses is the browser's to report; what the page does with it is the test's.
            if (message.Type == "error" && !message.Text.Contains("Failed to load resource", StringComparison.Ordinal))
                _complaints.Add(message.Text);
        };
    }

    public IPage Page { get; }

    /// <summary>Faults of the page and refusals of its content security policy.</summary>
    public IReadOnlyList<string> Complaints => _complaints;

    public static async Task<Visitor> ComeAsync(Chromium chromium, PlimsollServer server, string? signIn = null)
    {
        var context = await chromium.Browser.NewContextAsync(new BrowserNewContextOptions
        {
            BaseURL = server.Address.ToString(),
            ViewportSize = new ViewportSize { Width = 1440, Height = 900 },
            StorageState = signIn,
            ReducedMotion = ReducedMotion.Reduce,
        });
        return new Visitor(context, await context.NewPageAsync());
    }

    public ValueTask DisposeAsync() => _context.DisposeAsync();

    /// <summary>What another visitor needs to come in as the same person.</summary>
    public Task<string> SignInStateAsync() => _context.StorageStateAsync();

    public async Task SignInAsync()
    {
        await Page.GotoAsync("/sign-in");
        await Page.GetByLabel("E-mail").FillAsync(PlimsollServer.AdminEmail);
        await Page.GetByLabel("Password").FillAsync(PlimsollServer.AdminPassword);
        await Page.GetByRole(AriaRole.Button, new() { Name = "Sign in", Exact = true }).ClickAsync();
        await SeesPageAsync("Dashboard");
    }

    public Task SeesPageAsync(string title) =>
        Page.GetByRole(AriaRole.Heading, new() { Name = title, Exact = true, Level = 1 }).WaitForAsync();

    /// <summary>Waits until the account takes commands: the market opens some time after the program answers.</summary>
    public Task AccountIsReadyAsync() => Page.EvaluateAsync(
        """
        async () => {
          for (;;) {
            const answer = await fetch('/api/v1/accounts');
            const { items } = await answer.json();
            if (items.length > 0 && items.every((one) => !one.isStarting && !one.isDegraded)) return;
            await new Promise((next) => setTimeout(next, 250));
          }
        }
        """).WaitAsync(Patience);

    public Task SetThemeAsync(string theme) =>
        Page.EvaluateAsync("theme => localStorage.setItem('plimsoll-theme', theme)", theme);

    /// <summary>How many pixels the page is wider than its window.</summary>
    public Task<int> OverflowAsync() =>
        Page.EvaluateAsync<int>("() => document.documentElement.scrollWidth - window.innerWidth");

    /// <summary>What keeps people from using the page, as axe-core sees it.</summary>
    public async Task<IReadOnlyList<string>> BarriersAsync()
    {
        await Page.EvaluateAsync(Axe.Value);
        var result = await Page.EvaluateAsync<JsonElement>(
            "async () => (await axe.run(document, { resultTypes: ['violations'] })).violations"
            + ".map(v => ({ id: v.id, impact: v.impact, nodes: v.nodes.map(n => n.html.slice(0, 160)) }))");
        return
        [
            .. result.EnumerateArray()
                .Where(violation => SeriousImpacts.Contains(violation.GetProperty("impact").GetString()))
                .Select(violation => violation.ToString()),
        ];
    }
}
