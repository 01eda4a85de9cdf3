using Plimsoll.Core.Market;

namespace Plimsoll.Core.Backtesting;

/// <summary>When funding is settled: 00:00, 08:00 and 16:00 UTC, what nearly every perpetual venue does.</summary>
internal sealed class FundingSchedule
{
    private const long Interval = 8 * 3_600 * Timestamp.MicrosPerSecond;

    private long _next = long.MaxValue;

    /// <summary>The first instant after the start is the first that counts.</summary>
    public void Start(Timestamp at) => _next = (at.Micros / Interval + 1) * Interval;

    /// <summary>Takes the next instant that lies at or before a time; false when none is left.</summary>
    public bool TryTake(Timestamp until, out Timestamp instant)
    {
        instant = new Timestamp(_next);
        if (_next > until.Micros)
            return false;
        _next += Interval;
        return true;
    }
}
