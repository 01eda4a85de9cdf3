using Plimsoll.Core.Market;

namespace Plimsoll.Core.Indicators.Windows;

/// <summary>
/// The trades and quotes of one instrument for all who look at windows of them. Behind it stands one
/// <see cref="TickHub"/>, and only while somebody uses it: an event that nobody looks at costs a comparison.
/// </summary>
/// <param name="available">Which of trades and quotes there are.</param>
public sealed class SharedTicks(IndicatorInput available)
{
    private TickHub? _hub;

    public IndicatorInput Available => available;

    /// <summary>Time of the last event before now; its successors are told.</summary>
    public Timestamp LastMissed { get; set; } = Timestamp.MinValue;

    public bool IsUsed => _hub is not null;

    /// <exception cref="IndicatorException">The hub is full, or the data lack what the kind needs.</exception>
    public WindowIndicator Get(IndicatorSpec spec)
    {
        var hub = _hub ?? TickHub.After(LastMissed, available);
        var indicator = hub.Get(spec);
        _hub = hub;
        return indicator;
    }

    public void Release(IndicatorSpec spec)
    {
        if (_hub is null)
            return;
        _hub.Release(spec);
        if (_hub.Count == 0)
            _hub = null;
    }

    public void Update(in Trade trade) => _hub?.Update(in trade);

    public void Update(in Quote quote) => _hub?.Update(in quote);

    /// <summary>The time of an event of the instrument that is neither trade nor quote: a bar ended.</summary>
    public void AdvanceTo(Timestamp time) => _hub?.AdvanceTo(time);

    /// <summary>Events up to this time may have been lost.</summary>
    public void Interrupt(Timestamp lastMissed)
    {
        LastMissed = lastMissed;
        _hub?.Interrupt(lastMissed);
    }
}
