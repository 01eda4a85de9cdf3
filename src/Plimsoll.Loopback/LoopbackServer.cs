using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Logging;
using Plimsoll.Loopback.Faults;
using Plimsoll.Loopback.Wire;

namespace Plimsoll.Loopback;

/// <summary>
/// A venue on 127.0.0.1 that speaks the wire format of a large crypto exchange: REST, WebSocket streams and the
/// WebSocket interface. It trades play money against a synthetic market.
/// </summary>
public sealed class LoopbackServer : IAsyncDisposable
{
    // Streams are told of changes at this pace at least; requests see the market as of their own moment.
    private static readonly TimeSpan Tick = TimeSpan.FromMilliseconds(50);

    private readonly Venue _venue;
    private readonly WebApplication _app;
    private readonly CancellationTokenSource _stopping = new();
    private readonly ITimer _timer;

    private LoopbackServer(LoopbackOptions options)
    {
        _venue = new Venue(options);
        _app = Build(options.Port);
        _app.Run(new LoopbackRequests(_venue, options.Clock, _stopping.Token).HandleAsync);
        _timer = options.Clock.CreateTimer(_ => CatchUp(), null, Tick, Tick);
    }

    /// <summary>Such as <c>http://127.0.0.1:9443</c>; REST paths follow it as they are at the real venue.</summary>
    public Uri Address => new(_app.Urls.Single());

    /// <summary>Base of spot streams: <c>/ws/…</c>, <c>/stream?streams=…</c> and <c>/ws-api/v3</c> follow.</summary>
    public Uri SpotStreams => new(Address.AbsoluteUri.Replace("http", "ws", StringComparison.Ordinal));

    /// <summary>Base of futures streams.</summary>
    public Uri FuturesStreams => new(SpotStreams, "futures");

    /// <summary>Where faults are commanded and counted.</summary>
    public FaultBox Faults => _venue.Faults;

    /// <summary>Names of the demo keys with what a client needs of them.</summary>
    public IReadOnlyDictionary<string, (string Key, string Secret)> Keys =>
        _venue.Accounts.Keys.ToDictionary(key => key.Name, key => (key.Id, key.Secret));

    public static async Task<LoopbackServer> StartAsync(LoopbackOptions options, CancellationToken stop = default)
    {
        var server = new LoopbackServer(options);
        await server._app.StartAsync(stop);
        return server;
    }

    /// <summary>
    /// Plays the market up to the clock's time and tells the streams; timers of the clock do it as well.
    /// </summary>
    public void CatchUp()
    {
        lock (_venue.Gate)
            _venue.CatchUp();
    }

    public async ValueTask DisposeAsync()
    {
        await _timer.DisposeAsync();
        await _stopping.CancelAsync();
        await _app.StopAsync();
        await _app.DisposeAsync();
        _stopping.Dispose();
    }

    private static WebApplication Build(int port)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.Logging.ClearProviders();
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = RestLimits.BodyBytes;
            kestrel.Listen(IPAddress.Loopback, port, listen => listen.Protocols = HttpProtocols.Http1);
        });
        var app = builder.Build();
        app.Use(FreezableUpgrade.PutUnderAsync);
        app.UseWebSockets();
        return app;
    }
}
