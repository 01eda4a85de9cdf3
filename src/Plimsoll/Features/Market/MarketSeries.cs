using System.Runtime.CompilerServices;
using Plimsoll.Core.Market;
using Plimsoll.Runtime.Markets;

namespace Plimsoll.Features.Market;

/// <summary>Bars of any interval, made of the market's stored minutes as they are made for strategies.</summary>
internal sealed class MarketSeries(IMarketStore store, IMarketDirectory markets, MarketWatch watch)
{
    // What one answer may read: about three years of minutes.
    private const long MaxMinutes = 1_600_000;

    private static readonly Timestamp EndOfTime = new(long.MaxValue / 2);

    public IReadOnlyList<Instrument> Instruments => [.. markets.Open.SelectMany(market => market.Instruments)];

    public bool Carries(InstrumentId id) => Instruments.Any(one => one.Id == id);

    /// <summary>The newest final bars before a time (now, when it is not given), ascending.</summary>
    public async Task<IReadOnlyList<Bar>> FinalBarsAsync(Asked asked, CancellationToken stop)
    {
        var bars = new List<Bar>();
        await foreach (var (bar, isFinal) in BarsAsync(asked, stop))
            if (isFinal)
                bars.Add(bar);
        return bars;
    }

    /// <summary>Ascending. Without <c>To</c> the last bar may be one that is being built.</summary>
    public async IAsyncEnumerable<(Bar Bar, bool IsFinal)> BarsAsync(
        Asked asked, [EnumeratorCancellation] CancellationToken stop)
    {
        var now = markets.Of(asked.Instrument.Venue).Time;
        var to = asked.To is { } end && end < now ? end : now;
        var aggregator = new BarAggregator(Timeframe.OneMinute, asked.Interval);
        await foreach (var minute in store.ReadBarsAsync(asked.Instrument, From(asked, to), to, stop))
        {
            if (aggregator.Add(in minute, out var before))
                yield return (before, true);
            if (aggregator.AdvanceTo(minute.OpenTime + Timeframe.OneMinute.Length, out var current))
                yield return (current, true);
        }
        if (aggregator.AdvanceTo(to, out var last))
            yield return (last, true);
        if (asked.To is not null)
            yield break;
        if (Half(asked.Instrument, now) is { } half && aggregator.Add(in half, out var ended))
            yield return (ended, true);
        if (aggregator.AdvanceTo(EndOfTime, out var open))
            yield return (open, false);
    }

    // One that was seen before the last minute ended is stored by now.
    private Bar? Half(InstrumentId instrument, Timestamp now) =>
        watch.Provisional(instrument) is { } half && half.OpenTime >= Timeframe.OneMinute.Floor(now) ? half : null;

    // On the interval's grid, so that the first bar is a whole one.
    private static Timestamp From(Asked asked, Timestamp to)
    {
        var minutes = Math.Min(asked.Bars * asked.Interval.Seconds / Timeframe.OneMinute.Seconds, MaxMinutes);
        var newest = asked.Interval.Floor(to - TimeSpan.FromMinutes(minutes));
        return asked.From is { } from && from > newest ? asked.Interval.Floor(from) : newest;
    }

    /// <summary>At most the newest <c>Bars</c> bars (one more while one is being built) in [From, To).</summary>
    internal sealed record Asked(
        InstrumentId Instrument, Timeframe Interval, long Bars, Timestamp? From = null, Timestamp? To = null);
}
