using Plimsoll.Core.Indicators.Structure;

namespace Plimsoll.Core.Strategies.Nbb;

/// <summary>
/// The zones of one side, newest last. A zone leaves when it has been traded, when a close goes beyond its stop, or,
/// as the oldest, when there are too many. Nothing is allocated after construction.
/// </summary>
internal sealed class ZoneBook(NbbOptions options, bool isDemand)
{
    // With the default lookback 64 swings are two months of hourly bars; what lies farther back is far from price.
    private const int Capacity = 64;

    // Two zones at the same distance differ by rounding noise of doubles: then the older one counts.
    private const double Noise = 1e-12;

    private readonly SwingFinder _swings = new(options.ZoneLookback, isDemand);
    private readonly Zone[] _zones = new Zone[Capacity];
    private int _count;
    private int _nearest;

    /// <summary>The broken zone nearest to the close; null without one.</summary>
    public Zone? Nearest => _nearest < 0 ? null : _zones[_nearest];

    /// <summary>What a close must pass to break the next zone; NaN when there is none to break.</summary>
    public double BreakLevel { get; private set; } = double.NaN;

    /// <summary>Sees a bar: a swing may be confirmed, and a close beyond a zone's stop removes the zone.</summary>
    public void Take(double extreme, double close)
    {
        var swing = _swings.Add(extreme);
        if (!double.IsNaN(swing) && !Knows(swing))
            Add(swing);
        Sift(close);
    }

    /// <summary>Marks every zone that the close has left behind.</summary>
    public void Break(double close)
    {
        foreach (ref var zone in _zones.AsSpan(0, _count))
            zone.IsBroken |= Passes(close, zone.BreakLevel);
    }

    /// <summary>A zone gives one trade.</summary>
    public void SpendNearest() => RemoveAt(_nearest);

    private void Sift(double close)
    {
        var best = double.PositiveInfinity;
        var kept = 0;
        _nearest = -1;
        BreakLevel = double.NaN;
        for (var index = 0; index < _count; index++)
        {
            ref var zone = ref _zones[index];
            if (Passes(zone.Stop, close))
                continue;
            if (kept != index)
                _zones[kept] = zone;
            if (!zone.IsBroken)
                BreakLevel = Passes(zone.BreakLevel, BreakLevel) ? BreakLevel : zone.BreakLevel;
            else if (Math.Abs(close - zone.Level) is var distance && distance < best - close * Noise)
                (best, _nearest) = (distance, kept);
            kept++;
        }

        _count = kept;
    }

    // Away from the zone is up for demand, down for supply; NaN is passed by nothing.
    private bool Passes(double price, double level) => isDemand ? price > level : price < level;

    private bool Knows(double level)
    {
        foreach (ref readonly var zone in _zones.AsSpan(0, _count))
            if (zone.Level == level)
                return true;
        return false;
    }

    private void Add(double level)
    {
        if (_count == Capacity)
            RemoveAt(0);
        _zones[_count++] = new Zone(level, options, isDemand);
    }

    private void RemoveAt(int index)
    {
        Array.Copy(_zones, index + 1, _zones, index, _count - index - 1);
        _count--;
    }
}
