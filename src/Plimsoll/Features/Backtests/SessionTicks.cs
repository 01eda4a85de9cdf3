using System.Runtime.CompilerServices;
using Plimsoll.Core.Market;
using Plimsoll.Runtime.Ticks;

namespace Plimsoll.Features.Backtests;

/// <summary>
/// The trades of a stored session as a backtest takes them. A chunk is good until the next is asked for.
/// </summary>
internal sealed class SessionTicks(ITickStore store, TickQuery query)
{
    private const int Chunk = 4_096;

    private readonly SlotTick[] _chunk = new SlotTick[Chunk];
    private readonly long[] _counts = new long[query.Instruments.Count];
    private int _filled;

    /// <summary>Trades that have been read.</summary>
    public long Count { get; private set; }

    public async IAsyncEnumerable<ReadOnlyMemory<SlotTick>> ReadAsync([EnumeratorCancellation] CancellationToken stop)
    {
        await foreach (var run in store.ReadAsync(query, stop))
            for (var taken = 0; taken < run.Count;)
            {
                taken += Take(in run, taken);
                if (_filled < Chunk)
                    continue;
                yield return _chunk;
                _filled = 0;
            }

        if (_filled > 0)
            yield return _chunk.AsMemory(0, _filled);
    }

    // Numbered as they come: a late trade has the number of its place in time.
    private int Take(in TickRun run, int start)
    {
        var trades = run.Trades.Span[start..Math.Min(run.Count, start + Chunk - _filled)];
        foreach (ref readonly var one in trades)
            _chunk[_filled++] = new SlotTick(run.Slot, one.Trade with { Sequence = ++_counts[run.Slot] }, null);
        Count += trades.Length;
        return trades.Length;
    }
}
