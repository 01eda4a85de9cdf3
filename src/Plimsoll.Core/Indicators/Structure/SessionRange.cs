using Plimsoll.Core.Market;

namespace Plimsoll.Core.Indicators.Structure;

/// <summary>
/// High, low and close of a session that comes back every day. It is known once it is over, and only if the data had begun
/// before it.
/// </summary>
internal struct SessionRange()
{
    public const long None = long.MinValue;

    private long _session = None;
    private bool _hasBegun;
    private bool _isWhole;
    private double _highest;
    private double _lowest;
    private double _last;

    /// <summary>Of the last whole session; NaN before.</summary>
    public double High { get; private set; } = double.NaN;

    public double Low { get; private set; } = double.NaN;

    public double Close { get; private set; } = double.NaN;

    /// <summary>Of the session that runs, so far; NaN outside, and where its begin was not seen.</summary>
    public readonly double HighSoFar => _session != None && _isWhole ? _highest : double.NaN;

    public readonly double LowSoFar => _session != None && _isWhole ? _lowest : double.NaN;

    /// <param name="session">Which session the bar is in, by its day; <see cref="None"/> outside.</param>
    /// <param name="bar">The next bar.</param>
    public void Add(long session, in Bar bar)
    {
        if (session != _session)
        {
            if (_session != None && _isWhole)
                (High, Low, Close) = (_highest, _lowest, _last);
            (_session, _isWhole, _highest, _lowest) = (session, _hasBegun, bar.High, bar.Low);
        }

        _hasBegun = true;
        _highest = Math.Max(_highest, bar.High);
        _lowest = Math.Min(_lowest, bar.Low);
        _last = bar.Close;
    }
}
