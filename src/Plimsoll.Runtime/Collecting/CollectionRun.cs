using System.Data.Common;
using System.Threading.Channels;
using Microsoft.Extensions.Logging;
using Plimsoll.Core.Market;
using Plimsoll.Runtime.Ticks;

namespace Plimsoll.Runtime.Collecting;

/// <summary>
/// One session while it records: takes what lines tell, writes it down every few seconds, and ends once. What it has
/// taken is kept until it is durable; while the database is away it waits, and when too much waits the session ends.
/// </summary>
internal sealed class CollectionRun : ITradeListener, IAsyncDisposable
{
    // Two segments: more at once gains nothing, and a long pause between two writings must not overload the session.
    private const int EarlyAt = 2 * TickSegment.MaxRows;

    private static readonly TimeSpan RetryAfter = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LastWrite = TimeSpan.FromSeconds(5);

    private readonly ITickStore _store;
    private readonly TimeProvider _clock;
    private readonly ILogger _logger;
    private readonly CollectionIntake _intake;
    private readonly CancellationTokenSource _givingUp = new();
    private readonly Channel<bool> _wake =
        Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });

    private readonly Lock _gate = new();
    private List<TaskCompletionSource> _flushes = [];
    private TickSessionEnd? _end;
    private bool _isClosing;
    private bool _isOver;
    private long _arrived;

    public CollectionRun(
        TickSession session, IEnumerable<TickSeriesEnd> ends, ITickStore store, TimeProvider clock, ILogger logger)
    {
        (Session, _store, _clock, _logger) = (session, store, clock, logger);
        _intake = new CollectionIntake(session, ends);
        Stored = session.RecordsCollected;
    }

    /// <summary>As it was when it began here.</summary>
    public TickSession Session { get; }

    public IReadOnlyList<InstrumentId> Instruments => Session.Instruments;

    public CollectionIntake Intake => _intake;

    /// <summary>Trades that are durable.</summary>
    public long Stored { get; private set; }

    /// <summary>When the last trade came; null before the first.</summary>
    public DateTimeOffset? ArrivedAt =>
        Interlocked.Read(ref _arrived) is > 0 and var ticks ? new DateTimeOffset(ticks, TimeSpan.Zero) : null;

    /// <summary>The ended session; null when it goes on with the next start of the program, or is gone.</summary>
    public Task<TickSession?> Completion { get; private set; } = Task.FromResult<TickSession?>(null);

    public void Run() => Completion = Task.Run(RunAsync);

    public long? LastOf(InstrumentId instrument) => _intake.LastOf(instrument);

    public void Take(InstrumentId instrument, in Trade trade, bool isHistory)
    {
        lock (_gate)
            if (_end is not null || _isClosing || _isOver)
                return;
        if (_intake.Take(instrument, in trade, isHistory) is { } end)
            End(end);
        if (!isHistory)
            Interlocked.Exchange(ref _arrived, _clock.GetUtcNow().Ticks);
        if (_intake.Waiting >= EarlyAt)
            Wake();
    }

    /// <summary>Ends it after what it has taken is written. The first end stands.</summary>
    public void End(TickSessionEnd end)
    {
        lock (_gate)
            _end ??= end;
        Wake();
    }

    public Task FlushAsync(CancellationToken cancellationToken)
    {
        var flushed = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (_gate)
        {
            if (_isOver)
                return Task.CompletedTask;
            _flushes.Add(flushed);
        }

        Wake();
        return flushed.Task.WaitAsync(cancellationToken);
    }

    /// <summary>The program ends: what was taken is written, if that is quick, and the session stays active.</summary>
    public async ValueTask DisposeAsync()
    {
        lock (_gate)
            _isClosing = true;
        Wake();
        await Task.WhenAny(Completion, Task.Delay(LastWrite, _clock, CancellationToken.None));
        await _givingUp.CancelAsync();
        await ((Task)Completion).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _givingUp.Dispose();
    }

    private void Wake() => _wake.Writer.TryWrite(true);

    private async Task<TickSession?> RunAsync()
    {
        try
        {
            return await RecordAsync();
        }
        catch (OperationCanceledException) when (_givingUp.IsCancellationRequested)
        {
            return null;
        }
        finally
        {
            Finish();
        }
    }

    private async Task<TickSession?> RecordAsync()
    {
        var every = TimeSpan.FromSeconds(Session.FlushSeconds);
        await using var pace = _clock.CreateTimer(_ => Wake(), null, every, every);
        await using var length = LengthTimer();
        try
        {
            while (true)
            {
                await _wake.Reader.ReadAsync(_givingUp.Token);
                if (await TurnAsync() is { } turn)
                    return turn.Session;
            }
        }
        catch (TickStoreException gone)
        {
            // Somebody else has ended or deleted it: there is nothing left to write to.
            _logger.LogInformation("The session {Session} records no more: {Reason}", Session.Name, gone.Message);
            return await EndAsync(new TickSessionEnd(TickSessionStatus.Stopped));
        }
        catch (Exception bug) when (bug is not OperationCanceledException)
        {
            // The edge of a task of its own: one session that cannot go on must not keep the market from going on.
            _logger.LogCritical(bug, "The session {Session} has failed", Session.Name);
            return await EndAsync(new TickSessionEnd(TickSessionStatus.Failed, TickSessionEnd.Broken));
        }
    }

    private ITimer? LengthTimer()
    {
        if (Session.DurationSeconds is not { } seconds)
            return null;
        var left = Session.StartTime + TimeSpan.FromSeconds(seconds) - _clock.GetUtcNow();
        return _clock.CreateTimer(
            _ => End(new TickSessionEnd(TickSessionStatus.Completed)), null,
            left > TimeSpan.Zero ? left : TimeSpan.Zero, Timeout.InfiniteTimeSpan);
    }

    /// <summary>Writes what waits; an answer when that was the last time.</summary>
    private async Task<Ended?> TurnAsync()
    {
        List<TaskCompletionSource> flushes;
        TickSessionEnd? end;
        bool isClosing;
        lock (_gate)
        {
            (flushes, _flushes) = (_flushes, []);
            (end, isClosing) = (_end, _isClosing);
        }

        try
        {
            await WriteAsync(_intake.TakeBatch());
        }
        finally
        {
            // Where it failed the session is over, and nobody has to wait for it.
            foreach (var flushed in flushes)
                flushed.SetResult();
        }

        if (end is { } how)
            return new Ended(await EndAsync(how));
        return isClosing ? new Ended(null) : null;
    }

    private async Task WriteAsync(CollectionBatch batch)
    {
        foreach (var gap in batch.Gaps)
            await UntilDoneAsync(() => _store.AddGapAsync(Session.Id, gap, _givingUp.Token));
        foreach (var (instrument, trades) in batch.Series)
            await UntilDoneAsync(() => AppendAsync(new TickSeries(Session.Id, instrument), trades));
        _intake.Done(batch);
    }

    /// <summary>What holds then; null when it is deleted.</summary>
    private async Task<TickSession?> EndAsync(TickSessionEnd end)
    {
        TickSession? ended = null;
        try
        {
            await UntilDoneAsync(async () => ended = await _store.EndAsync(Session.Id, end, _givingUp.Token));
        }
        catch (TickStoreException gone) when (gone.Code == TickStoreException.NotFound)
        {
            return null;
        }

        return ended;
    }

    private async Task AppendAsync(TickSeries series, TradeTick[] trades)
    {
        var appended = await _store.AppendAsync(series, trades.AsMemory(), _givingUp.Token);
        Stored += appended.Written;
    }

    private async Task UntilDoneAsync(Func<Task> act)
    {
        for (var isFirst = true; ; isFirst = false)
        {
            try
            {
                await act();
                return;
            }
            catch (Exception error) when (IsAway(error) && !_givingUp.IsCancellationRequested)
            {
                if (isFirst)
                    _logger.LogError(error, "The session {Session} waits: it cannot be written", Session.Name);
                await Task.Delay(RetryAfter, _clock, _givingUp.Token);
            }
        }
    }

    private static bool IsAway(Exception error) => error is DbException or TimeoutException or IOException
        || (error is InvalidOperationException && error.InnerException is DbException);

    private void Finish()
    {
        List<TaskCompletionSource> flushes;
        lock (_gate)
        {
            _isOver = true;
            (flushes, _flushes) = (_flushes, []);
        }

        foreach (var flushed in flushes)
            flushed.TrySetResult();
    }

    private sealed record Ended(TickSession? Session);
}
