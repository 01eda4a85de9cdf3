using System.Collections.Concurrent;
using Plimsoll.Core.Indicators;
using Plimsoll.Core.Market;
using Plimsoll.Core.Simulation;
using Plimsoll.Failures;
using Plimsoll.Runtime.Markets;

namespace Plimsoll.Features.Bench;

/// <summary>
/// The synthetic market at a rate: each event has a moment at which it is due, and is told then or, where those who live
/// on it cannot keep up, later. What is measured counts from when it was due, so that waiting hides nothing.
/// </summary>
internal sealed class OrderPathMarket(OrderPathRequest request, TimeProvider time) : IMarketHost, IMarketDirectory
{
    // By day: at night there would be half as many trades, and bars would close twice as often.
    private static readonly Timestamp Morning = new SyntheticMarketOptions().Start + TimeSpan.FromHours(6);

    // As the synthetic market has it.
    private const double MostTradesPerMinute = 6_000;

    private static readonly TimeSpan Breath = TimeSpan.FromMilliseconds(1);

    private readonly SyntheticMarketOptions _options = OptionsOf(request);
    private readonly ConcurrentDictionary<Timestamp, long> _due = new();
    private readonly ConcurrentDictionary<(InstrumentId, Timestamp), long> _dueOfInstrument = new();
    private readonly List<IMarketConsumer> _consumers = [];
    private readonly List<double> _lateness = [];

    public string Code => SyntheticInstrument.Venue;

    public bool IsOpen => true;

    public IReadOnlyList<Instrument> Instruments => [.. _options.Instruments.Select(one => one.Instrument)];

    public Timestamp Time { get; private set; } = Morning;

    public long Sequence { get; private set; }

    public IndicatorInput Ticks => SimulatedMarketHost.Ticks;

    /// <summary>Milliseconds, an event each.</summary>
    public IReadOnlyCollection<double> Lateness => _lateness;

    IReadOnlyList<IMarketHost> IMarketDirectory.Open => [this];

    public IMarketHost Of(string venueCode) => this;

    /// <summary>Nothing moves before everybody is there.</summary>
    public Task<IAsyncDisposable> PauseAsync(CancellationToken cancellationToken) =>
        Task.FromResult<IAsyncDisposable>(new Nothing());

    public void Subscribe(IMarketConsumer consumer) => _consumers.Add(consumer);

    public void Unsubscribe(IMarketConsumer consumer) => _consumers.Remove(consumer);

    /// <summary>When the first event of that time was due, of the instrument itself where it has one.</summary>
    public long? DueOf(InstrumentId instrument, Timestamp at) =>
        _dueOfInstrument.TryGetValue((instrument, at), out var due) || _due.TryGetValue(at, out due) ? due : null;

    public async Task RunAsync(int events, CancellationToken stop)
    {
        var start = time.GetTimestamp();
        var told = 0;
        foreach (var market in Life().Take(events))
        {
            var due = start + (long)((double)told++ / request.Rate * time.TimestampFrequency);
            _due.TryAdd(market.Time, due);
            _dueOfInstrument.TryAdd((market.InstrumentId, market.Time), due);
            while (time.GetTimestamp() < due)
                await Task.Delay(Breath, time, stop);
            _lateness.Add(time.GetElapsedTime(due).TotalMilliseconds);
            foreach (var consumer in _consumers)
                await consumer.OnMarketAsync(market, stop);
        }

        foreach (var consumer in _consumers)
            await consumer.FlushAsync(stop);
    }

    private static SyntheticMarketOptions OptionsOf(OrderPathRequest request)
    {
        var usual = new SyntheticMarketOptions();
        // A second of the market has so many events by day where each instrument has one a minute.
        var least = request.Pace * usual.Instruments.Count / 60.0;
        var trades = request.Rate / least;
        return trades is >= 1 and <= MostTradesPerMinute
            ? usual with { Start = Morning, TradesPerMinute = trades }
            : throw new PlimsollException(
                FailureKind.BadInput, "bench.pace",
                $"At this pace the rate must be {Math.Ceiling(least):0} to {least * MostTradesPerMinute:0} events a second.");
    }

    private IEnumerable<MarketEvent> Life()
    {
        var market = new SyntheticMarket(_options);
        BarBuilder[] builders = [.. Instruments.Select(_ => new BarBuilder(Timeframe.OneMinute))];
        var end = Time + Timeframe.OneMinute.Length;
        while (true)
        {
            market.Next(out var index, out var trade, out var quote);
            for (; trade.Time >= end; end += Timeframe.OneMinute.Length)
                foreach (var closed in Close(builders, end))
                    yield return closed;
            Time = trade.Time;
            builders[index].Add(in trade, out _);
            yield return new MarketEvent.Traded(++Sequence, Instruments[index].Id, trade) { Quote = quote };
        }
    }

    private List<MarketEvent> Close(BarBuilder[] builders, Timestamp end)
    {
        var bars = new List<MarketEvent>();
        for (var slot = 0; slot < builders.Length; slot++)
            if (builders[slot].AdvanceTo(end, out var final))
                bars.Add(new MarketEvent.BarClosed(++Sequence, Instruments[slot].Id, final.Bar));
        return bars;
    }

    private sealed class Nothing : IAsyncDisposable
    {
        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
