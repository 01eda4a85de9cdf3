using Plimsoll.Core.Indicators;
using Plimsoll.Core.Indicators.Windows;
using Plimsoll.Core.Market;
using Plimsoll.Runtime.Data;

namespace Plimsoll.Features.Indicators;

/// <summary>
/// A file of market trades as an indicator meets it: bars of one length, each handed over when it has ended, with the
/// windows as of that moment. Memory is bounded by the longest window, not by the file.
/// </summary>
internal sealed class IndicatorTrades
{
    private readonly TickHub _hub = TickHub.After(Timestamp.MinValue, IndicatorInput.Trades);
    private readonly TradeFile _file;
    private readonly Timeframe _timeframe;

    /// <exception cref="IndicatorException">The kind needs what trades do not have.</exception>
    public IndicatorTrades(TradeFile file, Timeframe timeframe, IndicatorSpec spec)
    {
        (_file, _timeframe) = (file, timeframe);
        if (spec.Kind.IsOverWindows)
            Window = _hub.Get(spec);
    }

    /// <summary>Null for a kind over bars.</summary>
    public WindowIndicator? Window { get; }

    /// <summary>Every bar in which there was a trade, but for the last, of which nobody knows whether it has ended.</summary>
    /// <exception cref="DataFileException">A row cannot be used.</exception>
    public IEnumerable<Bar> Bars()
    {
        var builder = new BarBuilder(_timeframe);
        while (_file.TryRead(out var trade))
        {
            if (builder.AdvanceTo(trade.Time, out var ended))
            {
                _hub.AdvanceTo(ended.Bar.OpenTime + _timeframe.Length);
                yield return ended.Bar;
            }

            builder.Add(in trade, out _);
            _hub.Update(in trade);
        }
    }
}
