using Plimsoll.Core.Market;

namespace Plimsoll.Core.Risk;

/// <summary>The last price of each hour of one instrument, as many hours as correlation looks back.</summary>
internal sealed class HourlyCloses
{
    /// <summary>Returns need one price more.</summary>
    private const int Kept = CorrelationBook.MostPairs + 1;

    private readonly long[] _hours = new long[Kept];
    private readonly double[] _closes = new double[Kept];
    private int _next;
    private long _until = long.MinValue;
    private double _last = double.NaN;

    /// <summary>Hours that are over.</summary>
    public int Count { get; private set; }

    /// <summary>The hour that goes on, since 1970; what it will close at is not known yet.</summary>
    public long Hour => _until / CorrelationBook.MicrosPerHour - 1;

    /// <summary>A price that was there; not before the last one.</summary>
    public void Note(double price, Timestamp time)
    {
        if (time.Micros >= _until)
            Begin(time);
        _last = price;
    }

    /// <summary>The newest is 0.</summary>
    public (long Hour, double Close) this[int age]
    {
        get
        {
            var index = (_next - 1 - age + 2 * Kept) % Kept;
            return (_hours[index], _closes[index]);
        }
    }

    private void Begin(Timestamp time)
    {
        if (!double.IsNaN(_last))
        {
            (_hours[_next], _closes[_next]) = (Hour, _last);
            _next = (_next + 1) % Kept;
            Count = Math.Min(Count + 1, Kept);
        }

        _until = (time.Micros / CorrelationBook.MicrosPerHour + 1) * CorrelationBook.MicrosPerHour;
    }
}
