using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;
using Plimsoll.Core.Market;
using Plimsoll.Runtime.Ticks;

namespace Plimsoll.Runtime.Collecting;

/// <summary>
/// Every session that records: begins them, brings them back after a restart, looks after them and ends them. The row
/// of a session stands before anything is listened to, and its end is written once.
/// </summary>
public sealed class Collector(
    ITickStore store, ITradeLines lines, ICollectionWatcher watcher, CollectionOptions options, TimeProvider clock,
    ILogger<Collector> logger) : IAsyncDisposable
{
    // Bounded by the options' number of sessions, and by those that were active before a restart.
    private readonly ConcurrentDictionary<Guid, CollectionWatch> _watches = new();
    private readonly SemaphoreSlim _beginning = new(1, 1);
    private bool _isBack;
    private bool _isDisposed;
    private bool _isDiskLow;
    private long? _freeBytes;

    /// <summary>Begins a session.</summary>
    /// <exception cref="CollectionException">What it says cannot be recorded, or not now.</exception>
    /// <exception cref="TickStoreException"><see cref="TickStoreException.NameTaken"/>.</exception>
    public async Task<TickSession> StartAsync(NewTickSession session, CancellationToken stop)
    {
        foreach (var venue in session.Instruments.GroupBy(one => one.Venue))
            await LineOf(venue.First(), session.DataTypes).CheckAsync([.. venue], stop);
        await _beginning.WaitAsync(stop);
        try
        {
            CheckRoom();
            var begun = await store.CreateAsync(session, stop);
            Begin(begun, []);
            return begun;
        }
        finally
        {
            _beginning.Release();
        }
    }

    /// <summary>Goes on, once, with what was active when the program last ended.</summary>
    public async Task ResumeAsync(CancellationToken stop)
    {
        if (_isBack)
            return;
        await _beginning.WaitAsync(stop);
        try
        {
            foreach (var session in await store.ListActiveAsync(TickSessionKind.Collect, stop))
                if (!_watches.ContainsKey(session.Id))
                    Begin(session, await store.ReadEndsAsync(session.Id, stop));
            _isBack = true;
        }
        finally
        {
            _beginning.Release();
        }
    }

    /// <summary>Ends a session after all that it has taken is written; one that has ended stays as it is.</summary>
    /// <exception cref="TickStoreException"><see cref="TickStoreException.NotFound"/>.</exception>
    public async Task<TickSession> StopAsync(Guid sessionId, CancellationToken stop)
    {
        var end = new TickSessionEnd(TickSessionStatus.Stopped);
        if (!_watches.TryGetValue(sessionId, out var watch))
            return await store.EndAsync(sessionId, end, stop);
        watch.Run.End(end);
        return await watch.Run.Completion.WaitAsync(stop) ?? await store.EndAsync(sessionId, end, stop);
    }

    /// <summary>Null when it does not record here.</summary>
    public CollectionProgress? ProgressOf(Guid sessionId) =>
        _watches.TryGetValue(sessionId, out var watch) ? watch.Progress(TroubleOf(watch.Run), _isDiskLow) : null;

    /// <summary>Tells how every session stands, and ends them all while the disk has room for the rest.</summary>
    /// <param name="freeBytes">Of the disk that takes what is recorded; null where nobody can tell.</param>
    public void Look(long? freeBytes)
    {
        _freeBytes = freeBytes;
        if (freeBytes < options.WarnFreeBytes != _isDiskLow)
        {
            _isDiskLow = !_isDiskLow;
            logger.LogWarning("The disk has {Bytes} bytes left: low is {IsLow}", freeBytes, _isDiskLow);
        }

        foreach (var watch in _watches.Values)
        {
            if (freeBytes < options.LeastFreeBytes)
                watch.Run.End(new TickSessionEnd(TickSessionStatus.Failed, CollectionException.DiskFull));
            watch.Measure();
            watcher.OnProgress(watch.Run.Session, watch.Progress(TroubleOf(watch.Run), _isDiskLow));
        }
    }

    /// <summary>Writes down what was taken; the sessions stay active.</summary>
    public async ValueTask DisposeAsync()
    {
        if (_isDisposed)
            return;
        _isDisposed = true;
        foreach (var watch in _watches.Values)
            await watch.Run.DisposeAsync();
        _beginning.Dispose();
    }

    private void Begin(TickSession session, IReadOnlyList<TickSeriesEnd> ends)
    {
        var run = new CollectionRun(session, ends, store, clock, logger);
        var watch = _watches[session.Id] = new CollectionWatch(run, LinesOf(run).All(one => one.IsOnTime), clock);
        run.Run();
        foreach (var line in LinesOf(run))
            line.Join(run);
        _ = FollowAsync(watch);
    }

    private async Task FollowAsync(CollectionWatch watch)
    {
        var completion = watch.Run.Completion;
        await ((Task)completion).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        foreach (var line in LinesOf(watch.Run))
            line.Leave(watch.Run);
        _watches.TryRemove(watch.Run.Session.Id, out _);
        if (completion.IsFaulted)
            logger.LogCritical(
                completion.Exception, "The end of the session {Session} could not be written", watch.Run.Session.Name);
        if (!completion.IsCompletedSuccessfully || await completion is not { } ended)
            return;
        logger.LogInformation(
            "The session {Session} is {Status} {Reason} with {Ticks} ticks",
            ended.Name, ended.Status, ended.EndReason, ended.RecordsCollected);
        watcher.OnProgress(ended, watch.Progress(null, _isDiskLow) with
        {
            Status = ended.Status,
            EndReason = ended.EndReason,
        });
    }

    private ITradeLine LineOf(InstrumentId instrument, IReadOnlyList<TickDataType> types)
    {
        var line = lines.Find(instrument.Venue) ?? throw new CollectionException(
            CollectionException.UnknownInstrument, $"No venue {instrument.Venue} is installed.");
        var missing = types.Except(line.DataTypes).ToArray();
        return missing.Length == 0
            ? line
            : throw new CollectionException(
                CollectionException.NotSupported, $"{line.Code} tells no {string.Join(", ", missing)} to record.");
    }

    private void CheckRoom()
    {
        if (_watches.Count >= options.MostSessions)
            throw new CollectionException(
                CollectionException.TooMany, $"{_watches.Count} sessions record; there are never more.");
        if (_freeBytes < options.LeastFreeBytes)
            throw new CollectionException(
                CollectionException.DiskFull, $"The disk has {_freeBytes} bytes left.");
    }

    // A venue that is installed no more has nothing to tell.
    private IEnumerable<ITradeLine> LinesOf(CollectionRun run) =>
        run.Instruments.Select(one => one.Venue).Distinct().Select(lines.Find).OfType<ITradeLine>();

    private string? TroubleOf(CollectionRun run) =>
        LinesOf(run).Select(line => line.Trouble).FirstOrDefault(trouble => trouble is not null);
}
