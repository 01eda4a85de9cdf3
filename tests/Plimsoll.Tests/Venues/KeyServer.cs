using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Plimsoll.Runtime.Venues;
using Plimsoll.Storage;
using Plimsoll.Storage.Secrets;
using Plimsoll.Testing;
using Plimsoll.Tests.Support;

namespace Plimsoll.Tests.Venues;

/// <summary>A server with a key-encryption key, venues that say what a test wants, and a log that is kept.</summary>
public sealed class KeyServer(PostgresFixture postgres) : SetUpServer(postgres), ILoggerProvider, ILogger
{
    private readonly ConcurrentQueue<string> _log = [];
    private readonly TemporaryDirectory _folder = new();

    public ScriptedVenues Venues { get; } = new();

    /// <summary>Everything that was logged, at every level.</summary>
    public string Log => string.Join('\n', _log);

    public string KekFile => Path.Combine(_folder.Path, "kek");

    public PlimsollContext OpenDatabase() =>
        App.Services.GetRequiredService<IDbContextFactory<PlimsollContext>>().CreateDbContext();

    public override async ValueTask InitializeAsync()
    {
        KeyEncryptionKeys.Create(KekFile);
        await base.InitializeAsync();
    }

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        _folder.Dispose();
        GC.SuppressFinalize(this);
    }

    protected override void Configure(IServiceCollection services)
    {
        base.Configure(services);
        services.AddSingleton<IVenueDirectory>(Venues);
        services.AddSingleton(KeyEncryptionKeys.InFile(KekFile));
        services.AddLogging(logging => logging
            .SetMinimumLevel(LogLevel.Trace)
            .AddFilter<KeyServer>((string? _, LogLevel _) => true)
            .AddProvider(this));
    }

    ILogger ILoggerProvider.CreateLogger(string categoryName) => this;

    IDisposable? ILogger.BeginScope<TState>(TState state) => null;

    bool ILogger.IsEnabled(LogLevel logLevel) => true;

    void ILogger.Log<TState>(
        LogLevel logLevel, EventId eventId, TState state, Exception? exception,
        Func<TState, Exception?, string> formatter) => _log.Enqueue($"{formatter(state, exception)} {exception}");

    void IDisposable.Dispose()
    {
        // The server's end is the fixture's; what it logs until then is wanted.
    }
}
