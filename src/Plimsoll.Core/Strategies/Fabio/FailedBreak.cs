using Plimsoll.Core.Market;

namespace Plimsoll.Core.Strategies.Fabio;

/// <summary>Watches whether a break of the value area fails: a close back inside within three bars.</summary>
internal struct FailedBreak()
{
    private const int Bars = 3;

    private ValueArea? _area;
    private int _age;
    private double _extreme;

    /// <summary>The farthest price since the break.</summary>
    public readonly double Extreme => _extreme;

    public void Begin(ValueArea area, in Bar bar) =>
        (_area, _age, _extreme) = (area, 0, area.Sign > 0 ? bar.High : bar.Low);

    /// <summary>The area whose break fails on this bar; null when none does.</summary>
    public ValueArea? Look(in Bar bar)
    {
        if (_area is not { } area)
            return null;
        _extreme = area.Sign > 0 ? Math.Max(_extreme, bar.High) : Math.Min(_extreme, bar.Low);
        var isInside = area.Sign * bar.Close <= area.Sign * Traded(area.Broken)
            && area.Sign * bar.Close >= area.Sign * Traded(area.Far);
        if (isInside || ++_age >= Bars)
            _area = null;
        return isInside ? area : null;
    }

    // Prices are decimal numbers: a close at the edge of the area is equal to it.
    private static double Traded(double price) => (double)(decimal)price;
}
