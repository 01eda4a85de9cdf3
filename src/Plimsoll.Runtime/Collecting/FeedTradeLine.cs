using Microsoft.Extensions.Logging;
using Plimsoll.Core.Market;
using Plimsoll.Runtime.Markets;
using Plimsoll.Runtime.Ticks;

namespace Plimsoll.Runtime.Collecting;

/// <summary>
/// The trades of a venue far away, over one stream for all who record them. The numbers of the trades tell what is
/// missing; that is read from the venue's history before anything that came after it is told.
/// </summary>
public sealed class FeedTradeLine : ITradeLine
{
    private readonly ITradeFeed _feed;
    private readonly TradeHistory _history;
    private readonly TimeProvider _clock;
    private readonly ILogger _logger;
    private readonly CancellationTokenSource _stopping = new();
    private readonly Lock _gate = new();

    // Bounded by the instruments of the sessions, of which there are few.
    private readonly Dictionary<InstrumentId, long> _last = [];
    private ITradeListener[] _listeners = [];
    private CancellationTokenSource _changed = new();
    private Task _running = Task.CompletedTask;

    public FeedTradeLine(ITradeFeed feed, TimeProvider clock, ILogger logger)
    {
        (_feed, _clock, _logger) = (feed, clock, logger);
        _history = new TradeHistory(feed, clock);
    }

    public string Code => _feed.Code;

    public IReadOnlyList<TickDataType> DataTypes { get; } = [TickDataType.Prices];

    public bool IsOnTime => true;

    public string? Trouble { get; private set; }

    public Task CheckAsync(IReadOnlyList<InstrumentId> instruments, CancellationToken stop) =>
        _feed.CheckAsync(instruments, stop);

    public void Join(ITradeListener listener)
    {
        lock (_gate)
        {
            _listeners = [.. _listeners, listener];
            if (_running.IsCompleted)
                _running = Task.Run(RunAsync);
            else
                _changed.Cancel(); // The stream begins anew with what is wanted now; what is told meanwhile is read.
        }
    }

    // The stream goes on as it is: one instrument too many harms nobody.
    public void Leave(ITradeListener listener)
    {
        lock (_gate)
        {
            _listeners = [.. _listeners.Where(known => known != listener)];
            if (_listeners.Length == 0)
                _changed.Cancel();
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (_stopping.IsCancellationRequested)
            return;
        await _stopping.CancelAsync();
        await _running.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _stopping.Dispose();
        _changed.Dispose();
    }

    private async Task RunAsync()
    {
        while (BeginAnew() is var (instruments, changed))
        {
            using var either = CancellationTokenSource.CreateLinkedTokenSource(changed, _stopping.Token);
            try
            {
                await foreach (var news in _feed.ListenAsync(instruments, either.Token))
                    await TakeAsync(news, either.Token);
            }
            catch (OperationCanceledException) when (either.IsCancellationRequested)
            {
                // Somebody came or everybody went.
            }
            catch (Exception bug)
            {
                // The edge of a task of its own: it must not look like a quiet market, nor end all recording.
                Trouble = $"feed.broken: {bug.Message}";
                _logger.LogCritical(bug, "The trades of {Market} broke off", Code);
                await Task.Delay(TradeHistory.LongestPause, _clock, _stopping.Token)
                    .ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    /// <summary>What is listened to from now on; null when nobody is there, and the task ends.</summary>
    private (IReadOnlyList<InstrumentId> Instruments, CancellationToken Changed)? BeginAnew()
    {
        lock (_gate)
        {
            if (_listeners.Length == 0 || _stopping.IsCancellationRequested)
            {
                _running = Task.CompletedTask;
                return null;
            }

            _changed.Dispose();
            _changed = new CancellationTokenSource();
            _last.Clear();
            var instruments = _listeners.SelectMany(listener => listener.Instruments)
                .Where(instrument => instrument.Venue == Code).Distinct().ToArray();

            // Whoever is furthest behind says from where; the others have the rest already.
            foreach (var instrument in instruments)
                if (_listeners.Min(listener => listener.LastOf(instrument)) is { } last)
                    _last[instrument] = last;
            return (instruments, _changed.Token);
        }
    }

    private Task TakeAsync(FeedNews news, CancellationToken stop)
    {
        switch (news)
        {
            case FeedNews.Joined:
                return JoinAsync(stop);
            case FeedNews.Traded traded:
                return TakeAsync(traded.Instrument, traded.Trade, stop);
            case FeedNews.Trouble trouble:
                Trouble = $"{trouble.Code}: {trouble.Text}";
                _logger.LogWarning("The trades of {Market}: {Trouble}", Code, Trouble);
                return Task.CompletedTask;
            default:
                return Task.CompletedTask;
        }
    }

    /// <summary>After every connection: what was missed, also of instruments that trade rarely.</summary>
    private async Task JoinAsync(CancellationToken stop)
    {
        Trouble = null;
        foreach (var (instrument, last) in _last.ToArray())
            await foreach (var page in _history.ReadAfterAsync(instrument, last, stop))
                Tell(instrument, page);
    }

    private async Task TakeAsync(InstrumentId instrument, Trade trade, CancellationToken stop)
    {
        if (_last.TryGetValue(instrument, out var last))
        {
            if (trade.Sequence <= last)
                return;
            if (trade.Sequence > last + 1)
                await foreach (var page in _history.ReadBetweenAsync(instrument, (last, trade.Sequence), stop))
                    Tell(instrument, page);
        }

        _last[instrument] = trade.Sequence;
        foreach (var listener in _listeners)
            listener.Take(instrument, in trade, isHistory: false);
    }

    private void Tell(InstrumentId instrument, IReadOnlyList<Trade> page)
    {
        foreach (var trade in page)
            foreach (var listener in _listeners)
                listener.Take(instrument, in trade, isHistory: true);
        if (page.Count > 0)
            _last[instrument] = page[^1].Sequence;
    }
}
