using System.Collections.Concurrent;
using Plimsoll.Runtime.Ticks;

namespace Plimsoll.Features.Bench;

/// <summary>Says how long each addition of trades takes, and when which trades have become durable.</summary>
/// <param name="store">What keeps them.</param>
/// <param name="time">The clock.</param>
/// <param name="durable">Told of trades as soon as they are.</param>
internal sealed class TimedTickStore(
    ITickStore store, TimeProvider time, Action<TickSeries, ReadOnlyMemory<TradeTick>> durable) : ITickStore
{
    private readonly ConcurrentQueue<double> _milliseconds = [];

    public IReadOnlyCollection<double> Milliseconds => _milliseconds;

    public async Task<TickAppended> AppendAsync(
        TickSeries series, ReadOnlyMemory<TradeTick> trades, CancellationToken stop)
    {
        var began = time.GetTimestamp();
        var appended = await store.AppendAsync(series, trades, stop);
        _milliseconds.Enqueue(time.GetElapsedTime(began).TotalMilliseconds);
        durable(series, trades);
        return appended;
    }

    public Task<TickAppended> AppendAsync(
        TickSeries series, ReadOnlyMemory<QuoteTick> quotes, CancellationToken stop) =>
        store.AppendAsync(series, quotes, stop);

    public Task<TickSession> CreateAsync(NewTickSession session, CancellationToken stop) =>
        store.CreateAsync(session, stop);

    public Task<TickSession?> FindAsync(Guid? userId, string nameOrId, CancellationToken stop) =>
        store.FindAsync(userId, nameOrId, stop);

    public Task<IReadOnlyList<TickSession>> ListAsync(Guid? userId, CancellationToken stop) =>
        store.ListAsync(userId, stop);

    public Task<IReadOnlyList<TickSession>> ListActiveAsync(TickSessionKind kind, CancellationToken stop) =>
        store.ListActiveAsync(kind, stop);

    public Task<IReadOnlyList<TickSeriesEnd>> ReadEndsAsync(Guid sessionId, CancellationToken stop) =>
        store.ReadEndsAsync(sessionId, stop);

    public Task AddGapAsync(Guid sessionId, TickGap gap, CancellationToken stop) =>
        store.AddGapAsync(sessionId, gap, stop);

    public Task<TickSession> EndAsync(Guid sessionId, TickSessionEnd end, CancellationToken stop) =>
        store.EndAsync(sessionId, end, stop);

    public Task DiscardAsync(Guid sessionId, CancellationToken stop) => store.DiscardAsync(sessionId, stop);

    public IAsyncEnumerable<TickRun> ReadAsync(TickQuery query, CancellationToken stop) => store.ReadAsync(query, stop);

    public Task<bool> RenameAsync(Guid userId, Guid sessionId, string name, CancellationToken stop) =>
        store.RenameAsync(userId, sessionId, name, stop);

    public Task<bool> DeleteAsync(Guid userId, Guid sessionId, CancellationToken stop) =>
        store.DeleteAsync(userId, sessionId, stop);

    public Task<IReadOnlyList<TickRange>> PurgeAsync(TickRetention retention, CancellationToken stop) =>
        store.PurgeAsync(retention, stop);
}
