using System.Diagnostics;
using Microsoft.Playwright;

namespace Plimsoll.Browser.Tests;

/// <summary>The one browser of all tests: the headless Chromium that npm ships.</summary>
public sealed class Chromium : IAsyncLifetime
{
    private const string PrintPath =
        "import('@sparticuz/chromium').then(async (m) => console.log(await m.default.executablePath()))";

    // No sandbox: tests may run as root in a container. The rest keeps the browser from talking to anybody.
    private static readonly string[] Arguments =
    [
        "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
        "--disable-component-update", "--disable-sync",
    ];

    private IPlaywright? _playwright;
    private IBrowser? _browser;

    public IBrowser Browser => _browser ?? throw new InvalidOperationException("The browser has not started.");

    public async ValueTask InitializeAsync()
    {
        _playwright = await Playwright.CreateAsync();
        _browser = await _playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions
        {
            ExecutablePath = await UnpackAsync(),
            Args = Arguments,
        });
    }

    public async ValueTask DisposeAsync()
    {
        if (_browser is not null)
            await _browser.DisposeAsync();
        _playwright?.Dispose();
    }

    private static async Task<string> UnpackAsync()
    {
        using var node = Process.Start(new ProcessStartInfo("node", ["-e", PrintPath])
        {
            WorkingDirectory = TestFolders.Project,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        var path = node.StandardOutput.ReadToEndAsync();
        var errors = node.StandardError.ReadToEndAsync();
        await node.WaitForExitAsync();
        node.ExitCode.ShouldBe(0, await errors);
        return (await path).Trim();
    }
}
