using Plimsoll.Core.Market;
using Plimsoll.Runtime.Accounts;
using Plimsoll.Runtime.Markets;

namespace Plimsoll.Runtime.Replays;

/// <summary>
/// A recording that is told to an account of its own while people look on: let go, held still, stepped through, moved to
/// a time. Whatever they do changes when things happen, and nothing of what happens.
/// </summary>
public sealed class Replay : IAsyncDisposable
{
    private readonly ReplaySetup _setup;
    private readonly ReplayServices _services;
    private readonly Func<IEnumerable<IMarketWatcher>> _watchers;
    private readonly SemaphoreSlim _turn = new(1, 1);
    private ReplayRun _run;
    private bool _isStopped;

    private Replay(
        ReplaySetup setup, ReplayServices services, Func<IEnumerable<IMarketWatcher>> watchers, ReplayRun run) =>
        (_setup, _services, _watchers, _run) = (setup, services, watchers, run);

    /// <summary>Where it is told; another one after seeking back.</summary>
    public ReplayMarketHost Market => _run.Market;

    /// <summary>What its account has come to so far.</summary>
    public ReplayBooks Books => _run.Books;

    public ReplayState State => _run.Runner.IsDegraded ? ReplayState.Failed : _run.Market.State;

    /// <summary>Stands still at its beginning.</summary>
    /// <param name="setup">What is told to whom.</param>
    /// <param name="services">What it needs.</param>
    /// <param name="watchers">Asked at every beginning: who looks on from there.</param>
    /// <param name="stop">Ends the opening.</param>
    /// <exception cref="ArgumentOutOfRangeException">The pace is outside <see cref="ReplayPace"/>.</exception>
    /// <exception cref="Core.Indicators.IndicatorException">The strategy looks at too much.</exception>
    public static async Task<Replay> OpenAsync(
        ReplaySetup setup, ReplayServices services, Func<IEnumerable<IMarketWatcher>> watchers, CancellationToken stop)
    {
        var run = await ReplayRun.OpenAsync(setup, services, watchers(), stop);
        return new Replay(setup, services, watchers, run);
    }

    /// <summary>Looks at the account between two events; must change nothing.</summary>
    public Task<T> ReadAsync<T>(Func<AccountSession, T> look, CancellationToken stop) =>
        _run.Runner.ReadAsync(look, stop);

    /// <summary>
    /// Goes to the first event that is not before that time, as fast as it can, and on from there as it stood before.
    /// Back is forward again from the beginning.
    /// </summary>
    public async Task SeekAsync(Timestamp time, CancellationToken stop)
    {
        await _turn.WaitAsync(stop);
        try
        {
            if (time > Market.Time && Market.State is not ReplayState.Ended)
                Market.SeekTo(time);
            else if (!_isStopped)
                await BeginAnewAsync(time, stop);
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <summary>Nothing more is told; what there is can still be looked at.</summary>
    public async Task StopAsync()
    {
        await _turn.WaitAsync();
        try
        {
            _isStopped = true;
            await Market.StopAsync();
        }
        finally
        {
            _turn.Release();
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _run.DisposeAsync();
        _turn.Dispose();
    }

    private async Task BeginAnewAsync(Timestamp time, CancellationToken stop)
    {
        var before = _run;
        var isPaused = before.Market.IsPaused;
        var setup = _setup with { Acceleration = before.Market.Acceleration };
        await before.Market.StopAsync();
        _run = await ReplayRun.OpenAsync(setup, _services, _watchers(), stop);
        await before.DisposeAsync();
        Market.SeekTo(time);
        if (!isPaused)
            Market.Play();
    }
}
