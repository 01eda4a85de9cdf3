using System.Runtime.CompilerServices;
using Plimsoll.Core.Indicators;
using Plimsoll.Core.Market;
using Plimsoll.Runtime.Markets;

namespace Plimsoll.Runtime.Replays;

/// <summary>
/// One-minute bars as a market tells them. A simulated venue fills from trades, so each bar is told as four prices,
/// open, the extreme away from its close, the other extreme, close, before it closes: an order is filled at one of the
/// four. Which extreme came first nobody knows; a stop that lies inside a bar is filled at the bar's extreme, which is
/// never better than the stop.
/// </summary>
public static class ReplayBars
{
    // After the latency of an order that answers the bar before: it is filled at the open.
    private static readonly TimeSpan[] Moments =
        [TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(20), TimeSpan.FromSeconds(40), TimeSpan.FromSeconds(59)];

    /// <param name="instrument">Of the bars.</param>
    /// <param name="range">Open times of the first and the last bar.</param>
    /// <param name="read">One-minute bars, ascending, from the beginning.</param>
    public static ReplaySource Of(
        Instrument instrument, (Timestamp First, Timestamp Last) range,
        Func<CancellationToken, IAsyncEnumerable<ReadOnlyMemory<Bar>>> read) => new(
            [instrument], range.First, range.Last + Timeframe.OneMinute.Length, IndicatorInput.None,
            stop => ReadAsync(instrument.Id, read(stop), stop));

    private static async IAsyncEnumerable<MarketEvent> ReadAsync(
        InstrumentId instrument, IAsyncEnumerable<ReadOnlyMemory<Bar>> chunks,
        [EnumeratorCancellation] CancellationToken stop)
    {
        var (sequence, trades) = (0L, 0L);
        await foreach (var chunk in chunks.WithCancellation(stop))
            for (var index = 0; index < chunk.Length; index++)
            {
                var bar = chunk.Span[index];
                for (var moment = 0; moment < Moments.Length; moment++)
                {
                    var time = bar.OpenTime + Moments[moment];
                    var trade = new Trade(time, PriceAt(in bar, moment), QuantityOf(in bar), false, ++trades);
                    yield return new MarketEvent.Traded(++sequence, instrument, trade);
                }

                yield return new MarketEvent.BarClosed(++sequence, instrument, bar);
            }
    }

    private static double PriceAt(in Bar bar, int moment)
    {
        var rises = bar.Close >= bar.Open;
        return moment switch
        {
            0 => bar.Open,
            1 => rises ? bar.Low : bar.High,
            2 => rises ? bar.High : bar.Low,
            _ => bar.Close,
        };
    }

    private static double QuantityOf(in Bar bar) => double.IsNaN(bar.Volume) ? 0 : bar.Volume / Moments.Length;
}
