using Plimsoll.Core.Market;
using Plimsoll.Core.Simulation;
using Plimsoll.Runtime.Data;

namespace Plimsoll.Features.Backtests;

/// <summary>
/// Reads the trades of a backtest ahead of it, of all instruments in the order of time (and of the instruments, where
/// times are equal). A chunk is good until the next is asked for.
/// </summary>
internal sealed class TickReader
{
    private const int Chunk = 4_096;

    // Nothing yet: whoever waits for the first trade of a range can be stopped on the way.
    private const int NoSlot = -1;

    private readonly Func<IEnumerable<SlotTick>> _ticks;
    private readonly Func<double> _share;
    private double _done;

    private TickReader(Func<IEnumerable<SlotTick>> ticks, Func<double> share) => (_ticks, _share) = (ticks, share);

    /// <summary>Share that has been read, 0 to 1.</summary>
    public double Done => Volatile.Read(ref _done);

    /// <summary>One file an instrument, in their order.</summary>
    public static TickReader OfFiles(IReadOnlyList<string> paths, TradeFileOptions options)
    {
        var files = new List<TradeFile>();
        return new TickReader(() => OfFiles(paths, options, files), () => files.Average(file => file.ReadFraction));
    }

    /// <summary>Made from the market's start, whatever the range.</summary>
    /// <param name="options">The market.</param>
    /// <param name="instruments">Those that are wanted, in their order.</param>
    /// <param name="range">The time that is wanted.</param>
    /// <param name="withQuotes">Whether anybody looks at quotes.</param>
    public static TickReader OfMarket(
        SyntheticMarketOptions options, IReadOnlyList<Instrument> instruments, SyntheticRange range, bool withQuotes)
    {
        var wanted = instruments.Select(one => options.Instruments.First(known => known.Instrument.Id == one.Id));
        var market = new SyntheticMarket(options with { Instruments = [.. wanted] });
        var (time, length) = (options.Start.Micros, (double)(range.To.Micros - options.Start.Micros));
        return new TickReader(Ticks, () => Math.Min(1, (time - options.Start.Micros) / length));

        IEnumerable<SlotTick> Ticks()
        {
            while (true)
            {
                Trade trade;
                Quote? quote = null;
                int slot;
                if (withQuotes)
                {
                    market.Next(out slot, out trade, out var met);
                    quote = met;
                }
                else
                {
                    market.Next(out slot, out trade);
                }

                time = trade.Time.Micros;
                if (trade.Time >= range.To)
                    yield break;
                if (trade.Time >= range.From)
                    yield return new SlotTick(slot, trade, quote);
                else if (market.Count % Chunk == 0)
                    yield return new SlotTick(NoSlot, trade, null);
            }
        }
    }

    /// <summary>What goes wrong in reading is thrown here.</summary>
    public IAsyncEnumerable<ReadOnlyMemory<SlotTick>> ReadAsync(CancellationToken stop) =>
        ReadAhead.Of(Chunks(stop), stop);

    private IEnumerable<ReadOnlyMemory<SlotTick>> Chunks(CancellationToken stop)
    {
        var buffers = Enumerable.Range(0, ReadAhead.Buffers).Select(_ => new SlotTick[Chunk]).ToArray();
        var (turn, count) = (0, 0);
        foreach (var tick in _ticks())
        {
            if (tick.Slot != NoSlot)
                buffers[turn][count++] = tick;
            if (count is > 0 and < Chunk)
                continue;
            stop.ThrowIfCancellationRequested();
            Volatile.Write(ref _done, _share());
            yield return buffers[turn].AsMemory(0, count);
            (turn, count) = ((turn + 1) % ReadAhead.Buffers, 0);
        }

        if (count > 0)
            yield return buffers[turn].AsMemory(0, count);
    }

    private static IEnumerable<SlotTick> OfFiles(
        IReadOnlyList<string> paths, TradeFileOptions options, List<TradeFile> files)
    {
        try
        {
            foreach (var path in paths)
                files.Add(TradeFile.Open(path, options));
            var next = files.Select(file => file.TryRead(out var trade) ? trade : (Trade?)null).ToArray();
            while (Earliest(next) is >= 0 and var slot)
            {
                yield return new SlotTick(slot, next[slot]!.Value, null);
                next[slot] = files[slot].TryRead(out var trade) ? trade : null;
            }
        }
        finally
        {
            foreach (var file in files)
                file.Dispose();
        }
    }

    private static int Earliest(Trade?[] next)
    {
        var earliest = -1;
        for (var slot = 0; slot < next.Length; slot++)
            if (next[slot] is { } trade && (earliest < 0 || trade.Time < next[earliest]!.Value.Time))
                earliest = slot;
        return earliest;
    }
}
