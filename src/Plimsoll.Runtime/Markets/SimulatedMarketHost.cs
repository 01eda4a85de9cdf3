using Microsoft.Extensions.Logging;
using Plimsoll.Core.Indicators;
using Plimsoll.Core.Market;
using Plimsoll.Core.Simulation;

namespace Plimsoll.Runtime.Markets;

/// <summary>
/// Runs the deterministic market at a pace and hands its events to everyone in one total order. A minute's bars are
/// durable before anyone hears of them, and a checkpoint is written only when everyone has worked through that minute:
/// a restart continues from it and repeats nothing that mattered.
/// </summary>
public sealed class SimulatedMarketHost : IMarketHost, IAsyncDisposable
{
    // A step never tries to catch up more than this much real time: after a pause of the machine the market goes on
    // from where it stood instead of racing.
    private static readonly TimeSpan LongestStep = TimeSpan.FromSeconds(1);

    private static readonly TimeSpan RetryAfter = TimeSpan.FromSeconds(1);

    private readonly IMarketStore _store;
    private readonly TimeProvider _clock;
    private readonly MarketOptions _options;
    private readonly ILogger _logger;
    private readonly MarketTape _tape;
    private readonly MarketAudience _audience;
    private readonly CancellationTokenSource _stopping = new();
    private Task _running = Task.CompletedTask;

    public SimulatedMarketHost(
        IMarketStore store,
        TimeProvider clock,
        MarketOptions options,
        IEnumerable<IMarketWatcher> watchers,
        ILogger<SimulatedMarketHost> logger)
    {
        (_store, _clock, _options, _logger) = (store, clock, options, logger);
        _audience = new MarketAudience(watchers, logger);
        _tape = new MarketTape(options.Seed);
        Acceleration = options.Acceleration;
    }

    public string Code => SyntheticInstrument.Venue;

    /// <summary>What it tells beside bars.</summary>
    public static IndicatorInput Ticks => IndicatorInput.Trades | IndicatorInput.Quotes;

    IndicatorInput IMarketHost.Ticks => Ticks;

    public IReadOnlyList<Instrument> Instruments => _tape.Instruments;

    /// <summary>Simulated time.</summary>
    public Timestamp Time { get; private set; }

    public double Acceleration { get; private set; }

    public long Sequence => _tape.Sequence;

    /// <summary>Ends when the market is stopped; faulted, when it stopped by itself.</summary>
    public Task Completion => _running;

    /// <summary>False while the first start is still making its history.</summary>
    public bool IsOpen { get; private set; }

    /// <summary>Continues from the last checkpoint, or makes the history of a new market. Does not run yet.</summary>
    public async Task OpenAsync(CancellationToken cancellationToken)
    {
        if (await _store.LoadCheckpointAsync(cancellationToken) is { } checkpoint)
        {
            _tape.Restore(checkpoint);
            Acceleration = checkpoint.Acceleration;
        }
        else
        {
            await MakeHistoryAsync(cancellationToken);
        }

        Time = _tape.Time;
        IsOpen = true;
    }

    public void Run() => _running = Task.Run(() => RunAsync(_stopping.Token));

    /// <exception cref="ArgumentOutOfRangeException">Outside <see cref="MarketPace"/>.</exception>
    public void SetAcceleration(double acceleration) => Acceleration = MarketPace.IsValid(acceleration)
        ? acceleration
        : throw new ArgumentOutOfRangeException(nameof(acceleration), acceleration, "outside the market's pace");

    public Task<IAsyncDisposable> PauseAsync(CancellationToken cancellationToken) =>
        _audience.PauseAsync(cancellationToken);

    public void Subscribe(IMarketConsumer consumer) => _audience.Subscribe(consumer);

    public void Unsubscribe(IMarketConsumer consumer) => _audience.Unsubscribe(consumer);

    /// <summary>Advances the market by a span of simulated time; the loop's step, and the tests' clock.</summary>
    public Task AdvanceAsync(TimeSpan simulated, CancellationToken cancellationToken) => _audience.MoveAsync(
        async () =>
        {
            var target = Time + simulated;
            while (_tape.NextTime < target)
                await StepAsync(cancellationToken);
            Time = target;
            _audience.ShowProvisional(_tape.Provisional());
        },
        cancellationToken);

    public async ValueTask DisposeAsync()
    {
        if (_stopping.IsCancellationRequested)
            return;
        await _stopping.CancelAsync();
        await _running.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _stopping.Dispose();
        _audience.Dispose();
    }

    private async Task RunAsync(CancellationToken cancellationToken)
    {
        using var timer = new PeriodicTimer(_options.Step, _clock);
        var last = _clock.GetTimestamp();
        try
        {
            while (await timer.WaitForNextTickAsync(cancellationToken))
            {
                var now = _clock.GetTimestamp();
                var real = _clock.GetElapsedTime(last, now);
                last = now;
                await AdvanceAsync((real < LongestStep ? real : LongestStep) * Acceleration, cancellationToken);
            }
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            _logger.LogInformation("The simulated market stands at {Time}", Time);
        }
        catch (Exception error)
        {
            _logger.LogCritical(error, "The simulated market has stopped at {Time}", Time);
            throw;
        }
    }

    private async Task StepAsync(CancellationToken cancellationToken)
    {
        if (_tape.MinuteEndsBeforeNext)
            await EndMinuteAsync(cancellationToken);
        var traded = _tape.TakeTrade();
        Time = traded.Trade.Time;
        await _audience.TellAsync(traded, cancellationToken);
    }

    private async Task EndMinuteAsync(CancellationToken cancellationToken)
    {
        var bars = _tape.EndMinute();
        Time = _tape.Time;
        var rows = bars.Select(closed => (closed.InstrumentId, closed.Bar)).ToArray();
        await PersistAsync(() => _store.AddBarsAsync(rows, cancellationToken), cancellationToken);
        foreach (var closed in bars)
            await _audience.TellAsync(closed, cancellationToken);
        await _audience.FlushAsync(cancellationToken);
        var checkpoint = _tape.Capture(Acceleration);
        await PersistAsync(() => _store.SaveCheckpointAsync(checkpoint, cancellationToken), cancellationToken);
    }

    // While the database is away the market stands still: it loses nothing and tells nobody what is not durable.
    private async Task PersistAsync(Func<Task> write, CancellationToken cancellationToken)
    {
        while (true)
        {
            try
            {
                await write();
                return;
            }
            catch (Exception error) when (error is not OperationCanceledException)
            {
                _logger.LogError(error, "The market waits: its minute could not be stored");
                await Task.Delay(RetryAfter, _clock, cancellationToken);
            }
        }
    }

    private async Task MakeHistoryAsync(CancellationToken cancellationToken)
    {
        const int batch = 50_000;
        var end = _tape.Time + TimeSpan.FromDays(_options.HistoryDays);
        var bars = new List<(InstrumentId, Bar)>(batch);
        while (_tape.NextTime < end)
        {
            if (_tape.MinuteEndsBeforeNext)
            {
                cancellationToken.ThrowIfCancellationRequested();
                bars.AddRange(_tape.EndMinute().Select(closed => (closed.InstrumentId, closed.Bar)));
            }

            _tape.SkipTrade();
            if (bars.Count < batch)
                continue;
            await _store.AddBarsAsync(bars, cancellationToken);
            bars.Clear();
        }

        bars.AddRange(_tape.EndMinute().Select(closed => (closed.InstrumentId, closed.Bar)));
        await _store.AddBarsAsync(bars, cancellationToken);
        await _store.SaveCheckpointAsync(_tape.Capture(Acceleration), cancellationToken);
    }
}
