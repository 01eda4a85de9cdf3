using Microsoft.Extensions.Logging;
using Plimsoll.Core.Indicators;
using Plimsoll.Core.Market;

namespace Plimsoll.Runtime.Markets;

/// <summary>
/// A real market: numbers what its feed tells, stores each minute before anyone hears of it, and fills what was missed
/// from the venue's history. What is filled in later is marked as late: nobody trades on it.
/// </summary>
public sealed class LiveMarketHost : IMarketHost, IAsyncDisposable
{
    // The venue's final bars come within tenths of a second; after this the history is asked.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan LooksEvery = TimeSpan.FromMilliseconds(250);
    private static readonly TimeSpan RetryAfter = TimeSpan.FromSeconds(1);

    // As much past as an hourly indicator of usual length needs; strategies ask for their own further back.
    private static readonly TimeSpan FirstHistory = TimeSpan.FromDays(2);

    private readonly IMarketFeed _feed;
    private readonly IMarketStore _store;
    private readonly TimeProvider _clock;
    private readonly ILogger _logger;
    private readonly MarketAudience _audience;
    private readonly CancellationTokenSource _stopping = new();
    private Dictionary<InstrumentId, BarBuilder> _builders = [];
    private LiveMinutes? _minutes;
    private Task _running = Task.CompletedTask;

    public LiveMarketHost(
        IMarketFeed feed, IMarketStore store, TimeProvider clock, IEnumerable<IMarketWatcher> watchers, ILogger logger)
    {
        (_feed, _store, _clock, _logger) = (feed, store, clock, logger);
        _audience = new MarketAudience(watchers, logger);
    }

    public string Code => _feed.Code;

    public bool IsOpen { get; private set; }

    public IReadOnlyList<Instrument> Instruments { get; private set; } = [];

    public Timestamp Time { get; private set; }

    public long Sequence { get; private set; }

    public IndicatorInput Ticks => _feed.Ticks;

    /// <summary>Whether the venue's line is up.</summary>
    public bool IsConnected { get; private set; }

    /// <summary>What the feed last complained of; null when all is well.</summary>
    public string? Trouble { get; private set; }

    public BookView? BookOf(InstrumentId instrument) => IsConnected ? _feed.BookOf(instrument) : null;

    /// <summary>Ends when the market is stopped; faulted, when it stopped by itself.</summary>
    public Task Completion => _running;

    /// <summary>Learns the instruments and their past. Does not listen yet.</summary>
    public async Task OpenAsync(CancellationToken cancellationToken)
    {
        Instruments = await _feed.ReadInstrumentsAsync(cancellationToken);
        _builders = Instruments.ToDictionary(one => one.Id, _ => new BarBuilder(Timeframe.OneMinute));
        var minute = Timeframe.OneMinute.Floor(_feed.Now);
        await CatchUpAsync(minute, cancellationToken);

        // Events of a former life of the program had lower numbers, whatever was lost of them.
        Sequence = minute.Micros;
        Time = minute;
        IsOpen = true;
    }

    public void Run() => _running = Task.Run(() => RunAsync(_stopping.Token));

    public Task<IAsyncDisposable> PauseAsync(CancellationToken cancellationToken) =>
        _audience.PauseAsync(cancellationToken);

    public void Subscribe(IMarketConsumer consumer) => _audience.Subscribe(consumer);

    public void Unsubscribe(IMarketConsumer consumer) => _audience.Unsubscribe(consumer);

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
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var looking = LookAsync(ending.Token);
        try
        {
            await foreach (var news in _feed.ListenAsync(Instruments, cancellationToken))
                await _audience.MoveAsync(() => TakeAsync(news, cancellationToken), cancellationToken);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            _logger.LogInformation("The market {Market} stands at {Time}", Code, Time);
        }
        catch (Exception error)
        {
            IsConnected = false;
            Trouble = error.Message;
            _logger.LogCritical(error, "The market {Market} has stopped at {Time}", Code, Time);
            throw;
        }
        finally
        {
            await ending.CancelAsync();
            await looking;
        }
    }

    private Task TakeAsync(FeedNews news, CancellationToken cancellationToken)
    {
        switch (news)
        {
            case FeedNews.Joined:
                return JoinAsync(cancellationToken);
            case FeedNews.Traded traded when _minutes?.Offer(traded) is true:
                return TellAsync(traded, cancellationToken);
            case FeedNews.MinuteEnded ended:
                _minutes?.Offer(ended.Instrument, ended.Bar);
                return _minutes is { IsComplete: true } ? EndMinuteAsync(cancellationToken) : Task.CompletedTask;
            case FeedNews.Trouble trouble:
                IsConnected = false;
                Trouble = $"{trouble.Code}: {trouble.Text}";
                _logger.LogWarning("The market {Market}: {Trouble}", Code, Trouble);
                return Task.CompletedTask;
            default:
                return Task.CompletedTask;
        }
    }

    /// <summary>After every connection: what ended meanwhile comes from the history, late.</summary>
    private async Task JoinAsync(CancellationToken cancellationToken)
    {
        var minute = Timeframe.OneMinute.Floor(_feed.Now);
        Sequence += 2; // A hole in the numbers says that something is missing.
        await UntilDoneAsync(
            async () =>
            {
                foreach (var (instrument, bar) in await CatchUpAsync(minute, cancellationToken))
                    await _audience.TellAsync(
                        new MarketEvent.BarClosed(++Sequence, instrument, bar) { IsLate = true }, cancellationToken);
            },
            cancellationToken);
        _minutes = new LiveMinutes(Instruments, minute);
        Time = minute > Time ? minute : Time;
        (IsConnected, Trouble) = (true, null);
    }

    private async Task TellAsync(FeedNews.Traded traded, CancellationToken cancellationToken)
    {
        // Instruments come over one line, yet not always in the order of their times.
        var trade = traded.Trade.Time < Time ? traded.Trade with { Time = Time } : traded.Trade;
        Time = trade.Time;
        _builders[traded.Instrument].Add(in trade, out _);

        // The book came over another line: its best prices are those that this trade met.
        Quote? met = traded.Quote is { } quote ? quote with { Time = trade.Time } : null;
        await _audience.TellAsync(
            new MarketEvent.Traded(++Sequence, traded.Instrument, trade) { Quote = met }, cancellationToken);
    }

    private async Task EndMinuteAsync(CancellationToken cancellationToken)
    {
        var bars = _minutes!.Close();
        Time = _minutes.End - Timeframe.OneMinute.Length;
        await UntilDoneAsync(() => _store.AddBarsAsync(bars, cancellationToken), cancellationToken);
        foreach (var (instrument, bar) in bars)
            await _audience.TellAsync(new MarketEvent.BarClosed(++Sequence, instrument, bar), cancellationToken);
        await _audience.FlushAsync(cancellationToken);
        foreach (var builder in _builders.Values)
            builder.AdvanceTo(Time, out _);
        foreach (var traded in _minutes.TakeWaiting())
            await TellAsync(traded, cancellationToken);
    }

    /// <summary>Minutes whose final bars do not come are asked for, and the page sees the bar that is being built.</summary>
    private async Task LookAsync(CancellationToken cancellationToken)
    {
        using var timer = new PeriodicTimer(LooksEvery, _clock);
        try
        {
            while (await timer.WaitForNextTickAsync(cancellationToken))
                await _audience.MoveAsync(() => LookOnceAsync(cancellationToken), cancellationToken);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // The market ends.
        }
    }

    private async Task LookOnceAsync(CancellationToken cancellationToken)
    {
        if (_minutes is null || !IsConnected)
            return;
        if (_feed.Now >= _minutes.End + Patience)
            await AskForMinuteAsync(cancellationToken);
        _audience.ShowProvisional(
            from one in _builders
            let built = one.Value.Provisional
            where built is not null
            select (one.Key, built.Value.Bar));
    }

    private async Task AskForMinuteAsync(CancellationToken cancellationToken)
    {
        var start = _minutes!.End - Timeframe.OneMinute.Length;
        foreach (var instrument in _minutes.Missing.ToArray())
            await UntilDoneAsync(
                async () =>
                {
                    var bars = await _feed.ReadMinutesAsync(instrument, start, _minutes.End, cancellationToken);
                    _minutes.Offer(instrument, bars.Count > 0 ? bars[0] : Empty(start));
                },
                cancellationToken);
        await EndMinuteAsync(cancellationToken);
    }

    /// <summary>Stores the minutes that are missing before this one.</summary>
    private async Task<IReadOnlyList<(InstrumentId Instrument, Bar Bar)>> CatchUpAsync(
        Timestamp minute, CancellationToken cancellationToken)
    {
        var missed = new List<(InstrumentId, Bar)>();
        foreach (var instrument in Instruments)
        {
            var last = await _store.ReadLastBarsAsync(instrument.Id, minute, 1, cancellationToken);
            var from = last.Count > 0 ? last[0].OpenTime + Timeframe.OneMinute.Length : minute - FirstHistory;
            if (from < minute)
                missed.AddRange((await _feed.ReadMinutesAsync(instrument.Id, from, minute, cancellationToken))
                    .Where(bar => bar.Volume > 0).Select(bar => (instrument.Id, bar)));
        }

        await _store.AddBarsAsync(missed, cancellationToken);
        return [.. missed.OrderBy(one => one.Item2.OpenTime)];
    }

    // While the database or the venue's history is away the market stands still: nobody is told what is not durable.
    private async Task UntilDoneAsync(Func<Task> act, CancellationToken cancellationToken)
    {
        while (true)
        {
            try
            {
                await act();
                return;
            }
            catch (Exception error) when (error is not OperationCanceledException || !cancellationToken.IsCancellationRequested)
            {
                _logger.LogError(error, "The market {Market} waits", Code);
                await Task.Delay(RetryAfter, _clock, cancellationToken);
            }
        }
    }

    private static Bar Empty(Timestamp start) => new(start, 1, 1, 1, 1, 0);
}
