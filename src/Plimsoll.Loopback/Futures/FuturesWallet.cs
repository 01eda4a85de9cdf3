using System.Globalization;

namespace Plimsoll.Loopback.Futures;

/// <summary>An account's money and positions on futures.</summary>
internal sealed class FuturesWallet
{
    private readonly SortedDictionary<string, FuturesPosition> _positions = new(StringComparer.Ordinal);
    private readonly List<IncomeRow> _income = [];

    /// <summary>USDT without unrealized profit.</summary>
    public decimal Balance { get; set; }

    /// <summary>When the balance changed last, milliseconds; an account is funded when it opens.</summary>
    public long UpdatedAt { get; set; }

    /// <summary>The venue has warned of a liquidation that is near.</summary>
    public bool IsWarned { get; set; }

    public IEnumerable<FuturesPosition> Positions => _positions.Values;

    public IReadOnlyList<IncomeRow> Income => _income;

    public FuturesPosition this[string symbol]
    {
        get
        {
            if (!_positions.TryGetValue(symbol, out var position))
                _positions[symbol] = position = new FuturesPosition(symbol);
            return position;
        }
    }

    /// <summary>Changes the balance and writes down why.</summary>
    public void Book(string symbol, string type, decimal amount, long time, long? tradeId = null)
    {
        if (amount == 0m)
            return;
        Balance += amount;
        UpdatedAt = time;
        var trade = tradeId?.ToString(CultureInfo.InvariantCulture) ?? "";
        _income.Add(new IncomeRow(_income.Count + 1, symbol, type, amount, time, trade));
    }
}
