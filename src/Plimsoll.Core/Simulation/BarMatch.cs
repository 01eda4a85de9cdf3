using Plimsoll.Core.Market;
using Plimsoll.Core.Trading;

namespace Plimsoll.Core.Simulation;

/// <summary>Which resting orders a bar touches, in which order, and at what price.</summary>
internal struct BarMatch(int slot, in Bar bar)
{
    /// <summary>Entries keep their place, then the side that the policy meets first, then the other.</summary>
    public const int Ranks = 3;

    // What no market trades in a bar, and a decimal still holds.
    private const double MostVolume = 1e15;

    private readonly bool _isOpen = true;
    private readonly int _slot = slot;
    private readonly Bar _bar = bar;
    private bool _hasEnteredInside;

    private Quantity? _volumeLeft;

    /// <summary>Counted when the first order asks: most bars touch nothing.</summary>
    public Quantity VolumeLeft(Instrument instrument, decimal share) =>
        _volumeLeft ??= instrument.VolumeOf(in _bar) is var volume && double.IsNaN(volume)
            ? Quantity.Of(decimal.MaxValue)
            : instrument.RoundDown((decimal)Math.Min(volume, MostVolume) * share);

    /// <summary>Something has filled inside the range: the open is past, nothing can trade at it any more.</summary>
    public bool IsInside { get; private set; }

    /// <summary>Not a number where none is known, as between bars.</summary>
    public readonly double Volume => _isOpen ? _bar.Volume : double.NaN;

    public readonly Timestamp OpenTime => _bar.OpenTime;

    public readonly double Open => _bar.Open;

    public readonly double Low => _bar.Low;

    public readonly double High => _bar.High;

    public readonly bool IsOf(int slot) => _isOpen && _slot == slot;

    public void Use(Quantity quantity)
    {
        if (_volumeLeft is { } left)
            _volumeLeft = left - Quantity.Min(quantity, left);
    }

    /// <summary>Whether the order trades at the open (a gap) or inside the range, and at what price.</summary>
    public readonly bool Touches(VenueOrder order, bool atOpen, out VenueFill fill)
    {
        fill = default;
        if (order.Slot != _slot || order.IsMarket || order.WaitsForNextBar)
            return false;
        return order.WaitsForStop ? TouchesStop(order, atOpen, out fill) : TouchesLimit(order, atOpen, out fill);
    }

    /// <summary>Marks what a policy decided: stop and target both inside, or entry and exit inside one range.</summary>
    public void Note(VenueOrder order, List<VenueOrder> working, ref VenueFill fill)
    {
        IsInside = true;
        if (order.Ticket.IsEntry)
        {
            _hasEnteredInside = true;
            return;
        }

        var isAmbiguous = _hasEnteredInside;
        foreach (var other in working)
            isAmbiguous |= other.Ticket.ReduceOnly && other.Ticket.Purpose != order.Ticket.Purpose
                && Touches(other, atOpen: false, out _);
        fill = fill with { IsAmbiguous = isAmbiguous };
    }

    public readonly int Rank(VenueOrder order, SameBarPolicy policy)
    {
        if (!order.Ticket.ReduceOnly)
            return 0;
        var stopFirst = policy switch
        {
            SameBarPolicy.StopFirst => true,
            SameBarPolicy.TargetFirst => false,
            SameBarPolicy.ByPath => order.Ticket.Side == OrderSide.Sell == _bar.Close >= _bar.Open,
            _ => throw new ArgumentOutOfRangeException(nameof(policy), policy, null),
        };
        return order.WaitsForStop == stopFirst ? 1 : 2;
    }

    private readonly bool TouchesStop(VenueOrder order, bool atOpen, out VenueFill fill)
    {
        if (atOpen)
        {
            fill = new VenueFill(_bar.Open, true, false, IsGap: true);
            return order.IsBuy ? _bar.Open > order.StopAt : _bar.Open < order.StopAt;
        }

        fill = new VenueFill(order.StopAt, true, false, IsGap: false);
        return order.IsBuy ? _bar.High >= order.StopAt : _bar.Low <= order.StopAt;
    }

    private readonly bool TouchesLimit(VenueOrder order, bool atOpen, out VenueFill fill)
    {
        fill = new VenueFill(atOpen ? _bar.Open : order.LimitAt, false, false, IsGap: false);
        if (atOpen)
            return order.IsMarketableAt(_bar.Open);

        // After an entry inside the range nobody knows whether the target side came before or after it: not counted.
        if (_hasEnteredInside && order.Ticket.ReduceOnly)
            return false;
        return order.IsBuy ? _bar.Low < order.LimitAt : _bar.High > order.LimitAt;
    }
}
