using Plimsoll.Core.Market;

namespace Plimsoll.Core.Indicators.Structure;

/// <summary>
/// Which sessions of the financial centres a bar opens in, by their own clocks, weekends included: Tokyo 09:00 to 18:00,
/// London and New York 08:00 to 17:00, New York's morning 09:30 to 11:30.
/// </summary>
internal sealed class Sessions
{
    private const int Hour = 60;

    private readonly CityClock _newYork = CityClock.NewYork();
    private readonly CityClock _london = CityClock.London();
    private readonly CityClock _tokyo = CityClock.Tokyo();

    private int _tokyoMinute;
    private int _londonMinute;

    public long NewYorkDay { get; private set; }

    public long LondonDay { get; private set; }

    public long TokyoDay { get; private set; }

    /// <summary>Minute of New York's day.</summary>
    public int NewYorkMinute { get; private set; }

    public bool IsAsia => _tokyoMinute is >= 9 * Hour and < 18 * Hour;

    public bool IsLondon => IsOffice(_londonMinute);

    public bool IsNewYork => IsOffice(NewYorkMinute);

    public bool IsNewYorkMorning => NewYorkMinute is >= 9 * Hour + 30 and < 11 * Hour + 30;

    /// <summary>Minutes since the youngest of the open sessions opened; NaN when all are closed.</summary>
    public double MinutesSinceOpen => IsNewYork ? NewYorkMinute - 8 * Hour
        : IsLondon ? _londonMinute - 8 * Hour
        : IsAsia ? _tokyoMinute - 9 * Hour
        : double.NaN;

    public void MoveTo(Timestamp time)
    {
        (NewYorkDay, NewYorkMinute) = _newYork.At(time);
        (LondonDay, _londonMinute) = _london.At(time);
        (TokyoDay, _tokyoMinute) = _tokyo.At(time);
    }

    private static bool IsOffice(int minute) => minute is >= 8 * Hour and < 17 * Hour;
}
