using Plimsoll.Runtime.Ticks;
using Plimsoll.Storage;

namespace Plimsoll.Features.Bench;

/// <summary>
/// Holds the watch to stored ticks: packed and unpacked in memory, written and read through the store over a PostgreSQL
/// of its own. What is read is compared with what was written before anything is measured.
/// </summary>
internal sealed class TickBench(TickBenchRequest request, TimeProvider time)
{
    // What an import adds at once.
    private const int PerAppend = 8 * TickSegment.MaxRows;

    private readonly TickBenchTrades _trades = TickBenchTrades.Of(request);
    private readonly TradeTick[] _rows = new TradeTick[TickSegment.MaxRows];

    public async Task<TickBenchReport> RunAsync(CancellationToken stop)
    {
        var packed = Repeated<List<byte[]>>.Measure(request.Runs, Pack, time, stop);
        Check(packed.Last);
        var unpacked = Repeated<int>.Measure(request.Runs, () => Unpack(packed.Last), time, stop);
        await using var database = await BenchDatabase.StartAsync(stop);
        await using var services = new ServiceCollection().AddLogging()
            .AddPlimsollStorage(database.ConnectionString).BuildServiceProvider();
        var store = services.GetRequiredService<ITickStore>();
        var session = await WriteAsync(store, stop);
        await CheckAsync(store, session, stop);
        var written = await MeasureAsync(async () => session = await WriteAsync(store, stop));
        var read = await MeasureAsync(() => ReadAsync(store, session, _ => { }, stop));
        return new TickBenchReport(
            SourceOf(request),
            _trades.Given,
            _trades.Count,
            request.Runs,
            (double)session.Bytes / _trades.Count,
            packed.Seconds.PerSecond(_trades.Count),
            unpacked.Seconds.PerSecond(_trades.Count),
            written.PerSecond(_trades.Count),
            read.PerSecond(_trades.Count));
    }

    private static string SourceOf(TickBenchRequest request) => request.Files.Count > 0
        ? string.Join(", ", request.Files.Select(Path.GetFileName))
        : "the synthetic market";

    private async Task<Spread> MeasureAsync(Func<Task> work)
    {
        await work();
        var seconds = new double[request.Runs];
        for (var run = 0; run < request.Runs; run++)
        {
            GC.Collect();
            var began = time.GetTimestamp();
            await work();
            seconds[run] = time.GetElapsedTime(began).TotalSeconds;
        }

        return Spread.Of(seconds);
    }

    private List<byte[]> Pack()
    {
        var segments = new List<byte[]>();
        foreach (var trades in _trades.Series)
            for (var start = 0; start < trades.Length; start += TickSegment.MaxRows)
                segments.Add(TradeSegment.Encode(
                    trades.AsSpan(start..Math.Min(trades.Length, start + TickSegment.MaxRows))));
        return segments;
    }

    private int Unpack(List<byte[]> segments)
    {
        var count = 0;
        foreach (var segment in segments)
            count += TradeSegment.Decode(segment, _rows);
        return count;
    }

    private void Check(List<byte[]> segments)
    {
        var unpacked = segments.SelectMany(segment => _rows[..TradeSegment.Decode(segment, _rows)]);
        if (!unpacked.SequenceEqual(_trades.Series.SelectMany(one => one)))
            throw new InvalidOperationException("The segments do not hold what was packed.");
    }

    private async Task<TickSession> WriteAsync(ITickStore store, CancellationToken stop)
    {
        var begun = new NewTickSession
        {
            Name = $"bench {Guid.CreateVersion7()}",
            Kind = TickSessionKind.Import,
            Instruments = _trades.Instruments,
            Source = "bench",
        };
        var session = await store.CreateAsync(begun, stop);
        foreach (var (trades, instrument) in _trades.Series.Zip(_trades.Instruments))
            for (var start = 0; start < trades.Length; start += PerAppend)
                await store.AppendAsync(
                    new TickSeries(session.Id, instrument),
                    trades.AsMemory(start..Math.Min(trades.Length, start + PerAppend)),
                    stop);
        return await store.EndAsync(session.Id, new(TickSessionStatus.Completed), stop);
    }

    private async Task CheckAsync(ITickStore store, TickSession session, CancellationToken stop)
    {
        var read = _trades.Series.Select(_ => new List<TradeTick>()).ToArray();
        await ReadAsync(store, session, run => read[run.Slot].AddRange(run.Trades.Span), stop);
        var isSame = _trades.Series.Zip(read).All(pair =>
            pair.First.OrderBy(one => one.Trade.Time).ThenBy(one => one.Trade.Sequence).SequenceEqual(pair.Second));
        if (!isSame)
            throw new InvalidOperationException("The store does not hold what was written.");
    }

    private async Task ReadAsync(ITickStore store, TickSession session, Action<TickRun> take, CancellationToken stop)
    {
        var count = 0L;
        var query = new TickQuery(session.Id) { Instruments = session.Instruments };
        await foreach (var run in store.ReadAsync(query, stop))
        {
            count += run.Count;
            take(run);
        }

        if (count != _trades.Count)
            throw new InvalidOperationException($"The store has {count} of {_trades.Count} ticks.");
    }
}
