using Microsoft.Extensions.Logging;
using Plimsoll.Core.Indicators;
using Plimsoll.Core.Market;
using Plimsoll.Runtime.Markets;

namespace Plimsoll.Runtime.Replays;

/// <summary>
/// Tells a recording to those who live on it, at a pace that people set while they watch. It stands still until it is
/// let go. What it tells, and in what order, is the source's alone.
/// </summary>
public sealed class ReplayMarketHost : IMarketHost, IMarketDirectory, IAsyncDisposable
{
    private readonly ReplaySource _source;
    private readonly ILogger _logger;
    private readonly ReplayPacer _pacer;
    private readonly MarketAudience _audience;
    private readonly CancellationTokenSource _stopping = new();
    private Task _running = Task.CompletedTask;
    private ReplayState? _end;

    /// <param name="source">What is told.</param>
    /// <param name="acceleration">See <see cref="ReplayPace"/>.</param>
    /// <param name="clock">Measures the waits.</param>
    /// <param name="watchers">Who only looks on.</param>
    /// <param name="logger">Hears of what ends it.</param>
    public ReplayMarketHost(
        ReplaySource source, double acceleration, TimeProvider clock, IEnumerable<IMarketWatcher> watchers,
        ILogger logger)
    {
        Check(acceleration);
        (_source, _logger, Time) = (source, logger, source.Start);
        _pacer = new ReplayPacer(clock, source.Start, acceleration);
        _audience = new MarketAudience(watchers, logger);
    }

    // As its accounts know it: they are simulated, whatever the instruments are.
    public string Code => Core.Simulation.SyntheticInstrument.Venue;

    public bool IsOpen => true;

    public IReadOnlyList<Instrument> Instruments => _source.Instruments;

    /// <summary>The time of the last event that was told: the clock of the replay.</summary>
    public Timestamp Time { get; private set; }

    public long Sequence { get; private set; }

    public IndicatorInput Ticks => _source.Ticks;

    public ReplayState State => _end ?? _pacer.State;

    /// <summary>What it failed on.</summary>
    public Exception? Failure { get; private set; }

    /// <summary>Nobody has let it go, or it is over.</summary>
    public bool IsPaused => _end is not null || _pacer.IsPaused;

    public double Acceleration => _pacer.Acceleration;

    /// <summary>Quiet gaps that were cut short, and how much of the recording's time they were.</summary>
    public (int Gaps, TimeSpan Time) Skipped => _pacer.Skipped;

    /// <summary>Completes when nothing is told any more, whatever the reason; see <see cref="State"/>.</summary>
    public Task Completion => _running;

    IReadOnlyList<IMarketHost> IMarketDirectory.Open => [this];

    IMarketHost IMarketDirectory.Of(string venueCode) => this;

    /// <summary>Once everybody is there.</summary>
    public void Run() => _running = Task.Run(() => RunAsync(_stopping.Token));

    public void Play() => _pacer.Play();

    public void Pause() => _pacer.Pause();

    /// <summary>Lets so many events pass and stands still again.</summary>
    public void Step(int events) => _pacer.Step(events);

    /// <summary>Goes on to the end of so many bars and stands still again.</summary>
    public void StepBars(int bars) => _pacer.StepBars(bars);

    /// <summary>As fast as it can to the first event that is not before that time; then on as it stood.</summary>
    public void SeekTo(Timestamp time) => _pacer.SeekTo(time);

    /// <exception cref="ArgumentOutOfRangeException">Outside <see cref="ReplayPace"/>.</exception>
    public void SetAcceleration(double acceleration)
    {
        Check(acceleration);
        _pacer.SetAcceleration(acceleration);
    }

    /// <summary>Completes when it stands still, everything before has been worked through; or is over.</summary>
    public Task StillAsync(CancellationToken stop) => _pacer.StillAsync(stop);

    /// <summary>Nothing more is told; what was told is worked through.</summary>
    public async Task StopAsync()
    {
        await _stopping.CancelAsync();
        await _running;
    }

    public Task<IAsyncDisposable> PauseAsync(CancellationToken cancellationToken) =>
        _audience.PauseAsync(cancellationToken);

    public void Subscribe(IMarketConsumer consumer) => _audience.Subscribe(consumer);

    public void Unsubscribe(IMarketConsumer consumer) => _audience.Unsubscribe(consumer);

    public async ValueTask DisposeAsync()
    {
        if (!_stopping.IsCancellationRequested)
            await StopAsync();
        _stopping.Dispose();
        _audience.Dispose();
    }

    private async Task RunAsync(CancellationToken stop)
    {
        try
        {
            await foreach (var next in _source.Read(stop).WithCancellation(stop))
            {
                await _pacer.WaitAsync(
                    next.Time, next is MarketEvent.BarClosed, () => _audience.FlushAsync(stop), stop);
                await _audience.MoveAsync(() => TellAsync(next, stop), stop);
            }

            await EndAsync(ReplayState.Ended);
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            await EndAsync(ReplayState.Stopped);
        }
        catch (Exception error)
        {
            // The edge of a task of its own: the recording could not be read, and whoever looks is told so.
            _logger.LogError(error, "A replay has ended at {Time}", Time);
            Failure = error;
            await EndAsync(ReplayState.Failed);
        }
    }

    private async Task TellAsync(MarketEvent market, CancellationToken stop)
    {
        (Time, Sequence) = (market.Time, market.Sequence);
        await _audience.TellAsync(market, stop);
    }

    private async Task EndAsync(ReplayState end)
    {
        await _audience.FlushAsync(CancellationToken.None);
        _end = end;
        _pacer.End();
    }

    private static void Check(double acceleration)
    {
        if (!ReplayPace.IsValid(acceleration))
            throw new ArgumentOutOfRangeException(nameof(acceleration), acceleration, "outside the pace of replays");
    }
}
