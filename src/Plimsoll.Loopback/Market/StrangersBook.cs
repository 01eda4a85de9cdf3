using Plimsoll.Loopback.Orders;

namespace Plimsoll.Loopback.Market;

/// <summary>
/// What the market at large offers: the synthetic market's best bid and ask, and behind them levels whose quantities
/// belong to their prices, so that the book changes where the price moves and nowhere else.
/// </summary>
internal sealed class StrangersBook(VenueSymbol symbol)
{
    private const int Levels = 200;

    // What orders of ours took since the last quote; the next quote brings new offers.
    private readonly Dictionary<decimal, decimal> _taken = [];
    private (decimal Price, decimal Quantity) _bid;
    private (decimal Price, decimal Quantity) _ask;

    public decimal Middle => (_bid.Price + _ask.Price) / 2m;

    public void Quote((decimal Price, decimal Quantity) bid, (decimal Price, decimal Quantity) ask)
    {
        (_bid, _ask) = (bid, ask);
        _taken.Clear();
    }

    public void Take(decimal price, decimal quantity) => _taken[price] = _taken.GetValueOrDefault(price) + quantity;

    /// <summary>Best price first, never empty quantities.</summary>
    public IEnumerable<BookOffer> Offers(OrderSide side) =>
        All(side)
            .Select(level => level with { Quantity = level.Quantity - _taken.GetValueOrDefault(level.Price) })
            .Where(level => level.Quantity > 0m);

    private IEnumerable<BookOffer> All(OrderSide side)
    {
        var isBid = side == OrderSide.Buy;
        var best = isBid ? _bid : _ask;
        if (best.Price <= 0m)
            yield break;
        yield return new BookOffer(best.Price, best.Quantity, Maker: null);
        var here = best.Price / symbol.LevelGap;
        var first = isBid ? decimal.Ceiling(here) - 1 : decimal.Floor(here) + 1;
        for (var level = 0; level < Levels; level++)
        {
            var grid = isBid ? first - level : first + level;
            if (grid <= 0m)
                yield break;
            yield return new BookOffer(grid * symbol.LevelGap, QuantityAt((long)grid, isBid), Maker: null);
        }
    }

    private decimal QuantityAt(long grid, bool isBid)
    {
        var share = (Mix(unchecked(((ulong)grid << 1) | (isBid ? 1UL : 0UL))) & 0xFFFF) / 65_536m;
        return Math.Max(symbol.Step, symbol.StepBelow(symbol.LevelQuantity * (0.2m + 1.6m * share)));
    }

    // SplitMix64's finisher: noise without a state.
    private static ulong Mix(ulong word)
    {
        unchecked
        {
            word = (word ^ (word >> 30)) * 0xBF58476D1CE4E5B9;
            word = (word ^ (word >> 27)) * 0x94D049BB133111EB;
            return word ^ (word >> 31);
        }
    }
}
