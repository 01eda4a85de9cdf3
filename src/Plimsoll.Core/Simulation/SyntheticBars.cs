using Plimsoll.Core.Market;

namespace Plimsoll.Core.Simulation;

/// <summary>Bars of one synthetic instrument, built from its trades; nothing is kept but the bar in work.</summary>
public static class SyntheticBars
{
    /// <summary>
    /// Streams the final bars that open in [from, to). The market runs from its start, so that any range of it is
    /// the same as in the whole; the bars equal those of the instrument's trades in a market with all its neighbors.
    /// </summary>
    /// <exception cref="ArgumentException">The market has no such instrument, or the range begins before it.</exception>
    public static IEnumerable<Bar> Generate(
        SyntheticMarketOptions options, InstrumentId instrument, Timeframe timeframe, SyntheticRange range)
    {
        var synthetic = options.Instruments.FirstOrDefault(one => one.Instrument.Id == instrument)
            ?? throw new ArgumentException($"the synthetic market has no {instrument}", nameof(instrument));
        if (range.From < options.Start || range.To < range.From)
            throw new ArgumentException($"from must be at or after {options.Start} and before to", nameof(range));
        return Stream(new SyntheticMarket(options with { Instruments = [synthetic] }), timeframe, range);
    }

    private static IEnumerable<Bar> Stream(SyntheticMarket market, Timeframe timeframe, SyntheticRange range)
    {
        var builder = new BarBuilder(timeframe);
        while (true)
        {
            market.Next(out _, out var trade);
            if (builder.Add(in trade, out var final) && final.Bar.OpenTime >= range.From)
                yield return final.Bar;
            if (trade.Time >= range.To && timeframe.Floor(trade.Time) >= range.To)
                yield break;
        }
    }
}
