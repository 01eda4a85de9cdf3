using Plimsoll.Core.Market;
using Plimsoll.Core.Simulation;
using Plimsoll.Runtime.Data;
using Plimsoll.Runtime.Ticks;

namespace Plimsoll.Features.Bench;

/// <summary>The trades that a measurement works with, each instrument's by itself.</summary>
/// <param name="Series">Every trade of a run.</param>
/// <param name="Given">How many there were before they were repeated.</param>
internal sealed record TickBenchTrades(IReadOnlyList<TradeTick[]> Series, long Given)
{
    private const ulong Seed = 7;

    // Few trades come several times over, later each time, so that a run is long enough for the watch.
    private const long LeastPerRun = 2_000_000;

    public long Count { get; } = Series.Sum(one => (long)one.Length);

    public IReadOnlyList<InstrumentId> Instruments { get; } =
        [.. Series.Select((_, slot) => InstrumentId.Of($"bench:S{slot + 1}"))];

    public static TickBenchTrades Of(TickBenchRequest request)
    {
        List<TradeTick[]> given = request.Files.Count > 0
            ? [.. request.Files.Select(OfFile)]
            : OfMarket(request.Synthetic);
        var count = given.Sum(one => (long)one.Length);
        var times = (int)((LeastPerRun + count - 1) / count);
        var ticks = given.SelectMany(one => one).Select(one => one.Trade.Time).ToArray();
        var span = ticks.Max() - ticks.Min() + TimeSpan.FromSeconds(1);
        return new([.. given.Select(one => Repeat(one, times, span))], count);
    }

    private static TradeTick[] Repeat(TradeTick[] given, int times, TimeSpan span) =>
    [
        .. Enumerable.Range(0, times).SelectMany(turn => given.Select(one => new TradeTick(
            one.Trade with
            {
                Time = one.Trade.Time + (turn * span),
                Sequence = one.Trade.Sequence + (turn * given.Length),
            },
            one.VenueId + (turn * given.Length)))),
    ];

    private static TradeTick[] OfFile(string path)
    {
        using var file = TradeFile.Open(path, new TradeFileOptions());
        var trades = new List<TradeTick>();
        while (file.TryRead(out var trade))
            trades.Add(new TradeTick(trade, file.LastId));
        return [.. trades];
    }

    private static List<TradeTick[]> OfMarket(int count)
    {
        var market = new SyntheticMarket(new SyntheticMarketOptions { Seed = Seed });
        var series = market.Instruments.Select(_ => new List<TradeTick>()).ToArray();
        for (var index = 0; index < count; index++)
        {
            market.Next(out var slot, out Trade trade);
            series[slot].Add(new TradeTick(trade, trade.Sequence));
        }

        return [.. series.Where(one => one.Count > 0).Select(one => one.ToArray())];
    }
}
