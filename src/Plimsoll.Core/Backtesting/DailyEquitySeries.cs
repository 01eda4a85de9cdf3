using Plimsoll.Core.Market;

namespace Plimsoll.Core.Backtesting;

/// <summary>
/// Last equity of each UTC day: one entry a day, so ten years are 60 KB. A bar that closes at midnight belongs to the
/// day that ends.
/// </summary>
internal sealed class DailyEquitySeries
{
    private const long MicrosPerDay = 86_400 * Timestamp.MicrosPerSecond;
    private static readonly int EpochDay = DateOnly.FromDateTime(DateTime.UnixEpoch).DayNumber;

    private readonly List<DailyEquity> _closed = new(512);
    private long _dayEnd = long.MinValue;
    private double _last;

    public void Add(ReadOnlySpan<Timestamp> times, ReadOnlySpan<double> equity)
    {
        if (times[^1].Micros <= _dayEnd)
        {
            _last = equity[^1];
            return;
        }

        for (var i = 0; i < times.Length; i++)
        {
            if (times[i].Micros > _dayEnd)
                Turn(times[i].Micros);
            _last = equity[i];
        }
    }

    public DailyEquity[] ToArray() => _dayEnd == long.MinValue ? [] : [.. _closed, Current()];

    private void Turn(long time)
    {
        if (_dayEnd != long.MinValue)
            _closed.Add(Current());
        _dayEnd = (long)Math.Ceiling((decimal)time / MicrosPerDay) * MicrosPerDay;
    }

    private DailyEquity Current() =>
        new(DateOnly.FromDayNumber(EpochDay + (int)(_dayEnd / MicrosPerDay) - 1), _last);
}
