namespace Plimsoll.Core.Market;

/// <summary>
/// Builds the bars of a higher timeframe from final bars of a lower one. A higher bar is final when a lower bar that
/// opens at or after its end arrives, or when <see cref="AdvanceTo"/> says that its end has passed.
/// </summary>
public sealed class BarAggregator
{
    private readonly Timeframe _higher;
    private readonly long _length;
    private long _end = long.MinValue;
    private bool _hasBar;
    private Bar _bar;
    private DecimalSum _volume;

    /// <exception cref="ArgumentException">Bars of the higher timeframe are not made of whole lower ones.</exception>
    public BarAggregator(Timeframe lower, Timeframe higher)
    {
        if (!CanAggregate(lower, higher))
            throw new ArgumentException($"{higher} bars cannot be built from {lower} bars", nameof(higher));
        _higher = higher;
        _length = higher.Seconds * Timestamp.MicrosPerSecond;
    }

    /// <summary>Lower bars older than the end of a higher bar that is already final: counted, not in any bar.</summary>
    public long LateBarCount { get; private set; }

    public static bool CanAggregate(Timeframe lower, Timeframe higher) =>
        lower.Seconds > 0 && higher.Seconds >= lower.Seconds && higher.Seconds % lower.Seconds == 0;

    /// <summary>Takes the next final lower bar; true when it made the higher bar before it final.</summary>
    public bool Add(in Bar lower, out Bar final)
    {
        var isFinal = AdvanceTo(lower.OpenTime, out final);
        if (lower.OpenTime.Micros < _end && !(_hasBar && lower.OpenTime >= _bar.OpenTime))
            LateBarCount++;
        else if (_hasBar)
            Extend(in lower);
        else
            Begin(in lower);
        return isFinal;
    }

    /// <summary>Tells that time has come this far (the last lower bar's end); true when a bar became final.</summary>
    public bool AdvanceTo(Timestamp time, out Bar final)
    {
        final = default;
        if (!_hasBar || time.Micros < _end)
            return false;
        final = _bar with { Volume = _volume.Value };
        _hasBar = false;
        return true;
    }

    private void Begin(in Bar lower)
    {
        var start = _higher.Floor(lower.OpenTime);
        _end = start.Micros + _length;
        _bar = lower with { OpenTime = start };
        _volume = new DecimalSum();
        _volume.Add(lower.Volume);
        _hasBar = true;
    }

    private void Extend(in Bar lower)
    {
        _bar = _bar with
        {
            High = Math.Max(_bar.High, lower.High),
            Low = Math.Min(_bar.Low, lower.Low),
            Close = lower.Close,
        };
        _volume.Add(lower.Volume);
    }
}
