using Deal = Plimsoll.Core.Indicators.Windows.LargestDeals.Deal;

namespace Plimsoll.Core.Indicators.Windows;

/// <summary>A binary heap of deals that writes down where each stands, so that any of them can be taken out.</summary>
/// <param name="sign">1 with the largest on top, which tells places; -1 with the least, which tells complements.</param>
internal sealed class DealHeap(int sign)
{
    private Deal[] _deals = new Deal[64];

    public int Count { get; private set; }

    public Deal Top => _deals[0];

    public void Add(Deal deal, int[] places)
    {
        if (Count == _deals.Length)
            Array.Resize(ref _deals, 2 * Count);
        Rise(Count++, deal, places);
    }

    public Deal Take(int place, int[] places)
    {
        var (taken, last) = (_deals[place], _deals[--Count]);
        if (place < Count)
            Rise(Sink(place, last, places), last, places);
        return taken;
    }

    /// <summary>Writes all places down anew.</summary>
    public void Tell(int[] places)
    {
        for (var place = 0; place < Count; place++)
            Put(place, _deals[place], places);
    }

    private void Rise(int place, Deal deal, int[] places)
    {
        while (place > 0 && IsAbove(deal, _deals[(place - 1) / 2]))
        {
            Put(place, _deals[(place - 1) / 2], places);
            place = (place - 1) / 2;
        }

        Put(place, deal, places);
    }

    // Where the deal belongs, all below it moved up; nothing stands there yet.
    private int Sink(int place, Deal deal, int[] places)
    {
        for (var child = 2 * place + 1; child < Count; child = 2 * place + 1)
        {
            if (child + 1 < Count && IsAbove(_deals[child + 1], _deals[child]))
                child++;
            if (!IsAbove(_deals[child], deal))
                break;
            Put(place, _deals[child], places);
            place = child;
        }

        return place;
    }

    private bool IsAbove(Deal one, Deal other) => sign * one.Quantity > sign * other.Quantity;

    private void Put(int place, Deal deal, int[] places)
    {
        _deals[place] = deal;
        places[deal.Number & (places.Length - 1)] = sign > 0 ? place : ~place;
    }
}
