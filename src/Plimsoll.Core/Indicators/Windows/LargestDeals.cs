using Plimsoll.Core.Indicators.Blocks;

namespace Plimsoll.Core.Indicators.Windows;

/// <summary>
/// How much of the volume in a range, whose ends only move on, belongs to the largest tenth of its deals: one heap holds
/// these, the least on top, another one the rest, the largest on top. O(log n) a trade.
/// </summary>
internal sealed class LargestDeals
{
    private readonly DealHeap _tenth = new(-1);
    private readonly DealHeap _rest = new(1);
    // In a ring, by number: where in the heap of the rest, or the complement of where in that of the tenth.
    private int[] _places = new int[64];
    private Twofold _ofTenth;
    private Twofold _all;
    private long _withVolume;
    private long _first;
    private long _next;

    /// <summary>The tenth is rounded up; NaN without volume.</summary>
    public double ShareIn(Tape<TradeTick> tape, (long First, long End) range)
    {
        for (; _first < Math.Min(range.First, _next); _first++)
            Remove(_first);
        (_first, _next) = (range.First, Math.Max(_next, range.First));
        for (; _next < range.End; _next++)
            Add(new Deal(tape[_next].Quantity, _next));
        Balance();
        return _withVolume == 0 ? double.NaN : Math.Min(1, _ofTenth.Value / _all.Value);
    }

    private void Add(Deal deal)
    {
        if (deal.Number - _first >= _places.Length)
            Grow();
        _all += deal.Quantity;
        _withVolume += deal.Quantity > 0 ? 1 : 0;
        if (_tenth.Count > 0 && deal.Quantity > _tenth.Top.Quantity)
            Promote(deal);
        else
            _rest.Add(deal, _places);
    }

    private void Remove(long number)
    {
        var place = _places[number & (_places.Length - 1)];
        var deal = place >= 0 ? _rest.Take(place, _places) : Demote(~place);
        _all -= deal.Quantity;
        _withVolume -= deal.Quantity > 0 ? 1 : 0;
    }

    private void Balance()
    {
        var tenth = (_tenth.Count + _rest.Count + 9) / 10;
        while (_tenth.Count < tenth)
            Promote(_rest.Take(0, _places));
        while (_tenth.Count > tenth)
            _rest.Add(Demote(0), _places);
    }

    private void Promote(Deal deal)
    {
        _ofTenth += deal.Quantity;
        _tenth.Add(deal, _places);
    }

    private Deal Demote(int place)
    {
        var deal = _tenth.Take(place, _places);
        _ofTenth -= deal.Quantity;
        return deal;
    }

    private void Grow()
    {
        _places = new int[2 * _places.Length];
        _tenth.Tell(_places);
        _rest.Tell(_places);
    }

    internal readonly record struct Deal(double Quantity, long Number);
}
