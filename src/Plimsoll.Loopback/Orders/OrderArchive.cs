using Plimsoll.Loopback.Accounts;
using Plimsoll.Loopback.Wire;

namespace Plimsoll.Loopback.Orders;

/// <summary>Every order of one side of the venue, and the counters that number orders, trades and lists.</summary>
internal sealed class OrderArchive(SeededLetters letters)
{
    private const long FirstOrderId = 10_000_000;
    private const int GivenClientIdLength = 22;

    private readonly List<VenueOrder> _orders = [];

    // Those that have ended since are dropped by whoever looks next.
    private readonly List<VenueOrder> _open = [];
    private readonly Dictionary<string, long> _orderIds = new(StringComparer.Ordinal);
    private readonly Dictionary<string, long> _tradeIds = new(StringComparer.Ordinal);

    /// <summary>
    /// While the side that answers reads lags behind: what came at this time or later it has not seen.
    /// </summary>
    public long BlindSince { get; set; } = long.MaxValue;

    /// <summary>In the order of their coming.</summary>
    public IReadOnlyList<VenueOrder> All => _orders;

    /// <summary>Orders are numbered by symbol: two symbols have orders of the same number.</summary>
    public long NextOrderId(string symbol) =>
        _orderIds[symbol] = _orderIds.GetValueOrDefault(symbol, FirstOrderId) + 1;

    public long NextTradeId(string symbol) => _tradeIds[symbol] = _tradeIds.GetValueOrDefault(symbol) + 1;

    /// <summary>The counter of orders begins again at where it was before the last so many.</summary>
    public void RollBack(string symbol, long count) =>
        _orderIds[symbol] = Math.Max(FirstOrderId, _orderIds.GetValueOrDefault(symbol, FirstOrderId) - count);

    public string NewClientId() => letters.Take(GivenClientIdLength);

    /// <summary>Of every account, in the order of their coming.</summary>
    public IReadOnlyList<VenueOrder> Open
    {
        get
        {
            _open.RemoveAll(order => !order.IsOpen);
            return _open;
        }
    }

    public void Add(VenueOrder order)
    {
        _orders.Add(order);
        _open.Add(order);
    }

    public IEnumerable<VenueOrder> Of(VenueAccount account) =>
        _orders.Where(order => order.Account == account && IsSeen(order));

    /// <summary>The account's open orders of a symbol, or of all.</summary>
    public IEnumerable<VenueOrder> OpenOf(VenueAccount account, string? symbol) => Open.Where(order =>
        order.Account == account && IsSeen(order) && (symbol is null || order.Symbol.Name == symbol));

    /// <summary>The account's fills of a symbol, oldest first, with their orders.</summary>
    public IEnumerable<(VenueOrder Order, VenueFill Fill)> Fills(VenueAccount account, string symbol) =>
        Of(account)
            .Where(order => order.Symbol.Name == symbol)
            .SelectMany(order => order.Fills.Where(fill => fill.Time < BlindSince).Select(fill => (order, fill)))
            .OrderBy(pair => pair.fill.TradeId);

    /// <summary>Client ids are unique among open orders only, as the venue's documentation says.</summary>
    public bool IsOpen(VenueAccount account, string clientId) =>
        Open.Any(order => order.Account == account && order.ClientId == clientId);

    /// <summary>By number, else by client id; of several of one client id the latest. Null: no such order.</summary>
    /// <exception cref="VenueErrorException">Neither was said.</exception>
    public VenueOrder? Find(VenueAccount account, Parameters parameters)
    {
        var symbol = parameters.Symbol();
        var id = parameters.OptionalLong("orderId");
        var clientId = parameters.ClientId("origClientOrderId");
        if (id is null && clientId is null)
            throw VenueErrors.MissingEither("origClientOrderId", "orderId");
        return _orders.FindLast(order => order.Account == account && IsSeen(order)
            && order.Symbol.Name == symbol
            && (id is null || order.Id == id)
            && (clientId is null || id is not null || order.ClientId == clientId));
    }

    private bool IsSeen(VenueOrder order) => !order.IsForgotten && order.CreatedAt < BlindSince;
}
