namespace Plimsoll.Core.Market;

/// <summary>
/// What rests at each price of an instrument, made of a venue's snapshot and the changes since. Whether a change follows
/// the one before is for whoever reads the venue's numbers.
/// </summary>
public sealed class OrderBook
{
    // As deep as venues tell; what lies farther from the market than this is dropped.
    private const int MostLevels = 5_000;

    private readonly Side _bids = new(Comparer<double>.Create((one, other) => other.CompareTo(one)));
    private readonly Side _asks = new(Comparer<double>.Default);

    /// <summary>Bid and ask overlap: changes were missed, or were put together wrongly.</summary>
    public bool IsCrossed => _bids.Best >= _asks.Best;

    public void Clear()
    {
        _bids.Clear();
        _asks.Clear();
    }

    /// <param name="price">Finite, above zero.</param>
    /// <param name="quantity">What rests there now; zero: nothing.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number that no book can hold.</exception>
    public void SetBid(double price, double quantity) => _bids.Set(price, quantity);

    /// <inheritdoc cref="SetBid"/>
    public void SetAsk(double price, double quantity) => _asks.Set(price, quantity);

    /// <summary>The levels nearest to the market.</summary>
    public BookView View(Timestamp time, int most) => new(time, _bids.Nearest(most), _asks.Nearest(most));

    private sealed class Side(IComparer<double> nearestFirst)
    {
        private readonly SortedSet<double> _prices = new(nearestFirst);
        private readonly Dictionary<double, double> _quantities = [];

        /// <summary>NaN, which compares with nothing, while it is empty.</summary>
        public double Best => _prices.Count == 0 ? double.NaN : _prices.Min;

        public void Set(double price, double quantity)
        {
            if (!double.IsFinite(price) || price <= 0 || !double.IsFinite(quantity) || quantity < 0)
                throw new ArgumentOutOfRangeException(
                    nameof(price), $"a level of {quantity} at {price} is none");
            if (quantity == 0)
                Remove(price);
            else if (_prices.Add(price) && _prices.Count > MostLevels)
                Remove(_prices.Max);
            if (quantity > 0 && _prices.Contains(price))
                _quantities[price] = quantity;
        }

        public void Clear()
        {
            _prices.Clear();
            _quantities.Clear();
        }

        public BookLevel[] Nearest(int most) =>
            [.. _prices.Take(most).Select(price => new BookLevel(price, _quantities[price]))];

        private void Remove(double price)
        {
            _prices.Remove(price);
            _quantities.Remove(price);
        }
    }
}
