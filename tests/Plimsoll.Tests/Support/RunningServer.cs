using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Plimsoll.Api;
using Plimsoll.Features.Setup;
using Plimsoll.Features.Trading;
using Plimsoll.Server;
using Plimsoll.Testing;
using Spectre.Console;

namespace Plimsoll.Tests.Support;

/// <summary>
/// The whole server on a free port, over a database of its own and a clock that the test moves. A test class takes it
/// with <c>IClassFixture&lt;RunningServer&gt;</c>; set-up is not done yet.
/// </summary>
public class RunningServer(PostgresFixture postgres) : IAsyncLifetime
{
    public const string AdminEmail = "admin@example.org";
    public const string AdminPassword = "a long enough pass phrase";

    private readonly TemporaryDirectory _folder = new();
    private readonly StringWriter _terminal = new();
    private WebApplication? _app;
    private string? _connectionString;

    public ManualClock Clock { get; } = new();

    public WebApplication App => _app ?? throw new InvalidOperationException("The server has not started.");

    public Uri Address => new(App.Urls.First());

    /// <summary>Whether the market runs and accounts trade; a clock that jumps by days would make it run for days.</summary>
    protected virtual bool Trades => false;

    /// <summary>What the program printed.</summary>
    public string Terminal => _terminal.ToString();

    public string ConnectionString =>
        _connectionString ?? throw new InvalidOperationException("The server has not started.");

    public virtual async ValueTask InitializeAsync()
    {
        _connectionString = await postgres.CreateDatabaseAsync(TestContext.Current.CancellationToken);
        var web = Directory.CreateDirectory(Path.Combine(_folder.Path, "web", "assets"));
        await File.WriteAllTextAsync(Path.Combine(web.FullName, "app-1a2b3c.js"), "export {};");
        await File.WriteAllTextAsync(
            Path.Combine(web.Parent!.FullName, "index.html"),
            $"<meta name=\"csp-nonce\" content=\"{WebPage.NoncePlaceholder}\">");
        var settings = new ServerSettings("http://127.0.0.1:0", _folder.Path)
        {
            WebDirectory = web.Parent.FullName,
            WithSampleData = false,
        };
        _app = PlimsollServer.Build(settings, _connectionString, builder =>
        {
            builder.Logging.ClearProviders();
            builder.Services.AddSingleton<TimeProvider>(Clock);
            builder.Services.AddSingleton(AnsiConsole.Create(new AnsiConsoleSettings
            {
                Out = new AnsiConsoleOutput(_terminal),
                Ansi = AnsiSupport.No,
            }));
            if (!Trades)
                builder.Services.Remove(builder.Services.Single(one => one.ImplementationType == typeof(TradingService)));
            Configure(builder.Services);
        });
        Map(_app);
        await _app.StartAsync(TestContext.Current.CancellationToken);
    }

    public Browser NewBrowser() => new(Address);

    public async Task<string> NewSetupCodeAsync()
    {
        await using var scope = App.Services.CreateAsyncScope();
        return (await scope.ServiceProvider.GetRequiredService<SetupCodes>()
            .IssueAsync(TestContext.Current.CancellationToken))!;
    }

    /// <summary>Does set-up and answers with the administrator's browser.</summary>
    public async Task<Browser> SetUpAsync()
    {
        var browser = NewBrowser();
        var code = await NewSetupCodeAsync();
        var answer = await browser.PostAsync(
            "/api/v1/setup", new { code, email = AdminEmail, password = AdminPassword });
        answer.Status.ShouldBe(HttpStatusCode.OK, answer.Text);
        await browser.RenewCsrfTokenAsync();
        return browser;
    }

    public async Task LoseDatabaseAsync()
    {
        await postgres.DropDatabaseAsync(ConnectionString, TestContext.Current.CancellationToken);
        _connectionString = null;
    }

    public virtual async ValueTask DisposeAsync()
    {
        if (_app is not null)
            await _app.DisposeAsync();
        if (_connectionString is not null)
            await postgres.DropDatabaseAsync(_connectionString, CancellationToken.None);
        _folder.Dispose();
        await _terminal.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    // Tests sign in far more often than a person; the limits have tests of their own.
    protected virtual void Configure(IServiceCollection services) => services.AddSingleton(new RateLimits
    {
        SignInsPerMinute = 1_000,
        SetupTries = 1_000,
        RequestsPerSecond = 10_000,
    });

    /// <summary>Endpoints that only the tests have.</summary>
    protected virtual void Map(IEndpointRouteBuilder routes)
    {
    }
}
