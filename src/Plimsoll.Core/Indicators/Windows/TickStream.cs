using Plimsoll.Core.Market;

namespace Plimsoll.Core.Indicators.Windows;

/// <summary>What window indicators of one instrument share: both tapes, and now.</summary>
internal sealed class TickStream(Timestamp completeFrom)
{
    public TradeTape Trades { get; } = new(completeFrom);

    public QuoteTape Quotes { get; } = new(completeFrom);

    /// <summary>Time of the latest event, microseconds; meaningless while <see cref="Version"/> is 0.</summary>
    public long Now { get; private set; } = long.MinValue;

    /// <summary>Counts what may have changed a value.</summary>
    public long Version { get; private set; }

    /// <summary>What came before this time may be missing.</summary>
    public void BeginAt(long time)
    {
        Trades.Ticks.BeginAt(time);
        Quotes.Ticks.BeginAt(time);
    }

    public void MoveTo(Timestamp time)
    {
        Now = Math.Max(Now, time.Micros);
        Version++;
    }

    /// <summary>Whether the tapes still hold, and have always held, all of a window.</summary>
    public bool Covers(TimeWindow window) =>
        Now - window.From * TradeTape.Second >= (window.Stream == IndicatorInput.Trades
            ? Trades.Ticks.CompleteFrom
            : Quotes.Ticks.CompleteFrom);
}
