using System.Collections.Concurrent;
using Plimsoll.Runtime.Markets;
using Plimsoll.Venues;

namespace Plimsoll.Features.Trading;

/// <summary>
/// The simulated market, and each real one from the moment an account needs it: a program whose accounts are all
/// simulated speaks to nobody.
/// </summary>
internal sealed class Markets(
    SimulatedMarketHost simulated, InstalledVenues venues, IMarketStore store, TimeProvider clock,
    IEnumerable<IMarketWatcher> watchers, ILoggerFactory loggers) : IMarketDirectory, IAsyncDisposable
{
    private static readonly TimeSpan RetryAfter = TimeSpan.FromSeconds(5);

    // Bounded by the venues that are installed.
    private readonly ConcurrentDictionary<string, Lazy<(LiveMarketHost Host, Task Opening)>> _live = new();
    private readonly CancellationTokenSource _stopping = new();

    public IReadOnlyList<IMarketHost> Open =>
    [
        simulated,
        .. _live.Values.Where(one => one.IsValueCreated && one.Value.Host.IsOpen).Select(one => one.Value.Host),
    ];

    /// <summary>Every real market that was asked for, open or not.</summary>
    public IReadOnlyList<LiveMarketHost> Live =>
        [.. _live.Values.Where(one => one.IsValueCreated).Select(one => one.Value.Host)];

    public IMarketHost Of(string venueCode)
    {
        var code = InstalledVenues.MarketOf(venueCode);
        return code == simulated.Code
            ? simulated
            : _live.GetOrAdd(code, _ => new(() => Begin(code))).Value.Host;
    }

    public async ValueTask DisposeAsync()
    {
        if (_stopping.IsCancellationRequested)
            return;
        await _stopping.CancelAsync();
        foreach (var (host, opening) in _live.Values.Where(one => one.IsValueCreated).Select(one => one.Value))
        {
            await opening.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            await host.DisposeAsync();
        }

        _stopping.Dispose();
    }

    private (LiveMarketHost Host, Task Opening) Begin(string code)
    {
        var host = new LiveMarketHost(
            venues.FeedOf(code), store, clock, watchers, loggers.CreateLogger<LiveMarketHost>());
        return (host, Task.Run(() => OpenAsync(host, _stopping.Token)));
    }

    private async Task OpenAsync(LiveMarketHost host, CancellationToken stop)
    {
        var logger = loggers.CreateLogger<Markets>();
        while (true)
        {
            try
            {
                await host.OpenAsync(stop);
                host.Run();
                logger.LogInformation("The market {Market} is open at {Time}", host.Code, host.Time);
                return;
            }
            catch (Exception error) when (!stop.IsCancellationRequested)
            {
                logger.LogError(error, "The market {Market} cannot be opened yet", host.Code);
                await Task.Delay(RetryAfter, clock, stop);
            }
        }
    }
}
