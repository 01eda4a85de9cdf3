namespace Plimsoll.Loopback.Market;

/// <summary>
/// The public trades of one symbol and the minutes made of them. The oldest are dropped: 100,000 trades and two weeks
/// of minutes are kept.
/// </summary>
internal sealed class TradeTape
{
    private const int MostTrades = 100_000;
    private const int MostMinutes = 20_160;

    private readonly List<PublicTrade> _trades = [];
    private readonly List<Kline> _minutes = [];

    /// <summary>0 before the first trade.</summary>
    public decimal LastPrice { get; private set; }

    public IReadOnlyList<PublicTrade> Trades => _trades;

    /// <summary>The last one still grows.</summary>
    public IReadOnlyList<Kline> Minutes => _minutes;

    public PublicTrade Print(PublicTrade trade)
    {
        LastPrice = trade.Price;
        _trades.Add(trade);
        if (_trades.Count > MostTrades + MostTrades / 10)
            _trades.RemoveRange(0, _trades.Count - MostTrades);
        var open = trade.Time - trade.Time % KlineInterval.Minute;
        FillSilence(open);
        if (_minutes is [.., var last] && last.OpenTime == open)
            _minutes[^1] = last.Count == 0 ? Kline.Begin(open, KlineInterval.Minute, trade) : last.With(trade);
        else
            _minutes.Add(Kline.Begin(open, KlineInterval.Minute, trade));
        if (_minutes.Count > MostMinutes + MostMinutes / 10)
            _minutes.RemoveRange(0, _minutes.Count - MostMinutes);
        return trade;
    }

    /// <summary>Weighted by quantity over the last minutes, as filters and <c>avgPrice</c> take it.</summary>
    public decimal AveragePrice(int minutes)
    {
        var taken = _minutes.TakeLast(minutes).ToList();
        var volume = taken.Sum(minute => minute.Volume);
        return volume == 0m ? LastPrice : taken.Sum(minute => minute.QuoteVolume) / volume;
    }

    /// <summary>Bars of a longer interval, oldest first, aligned to UTC.</summary>
    public IEnumerable<Kline> Klines(long length)
    {
        Kline? current = null;
        foreach (var minute in _minutes)
        {
            var open = minute.OpenTime - minute.OpenTime % length;
            if (current is not null && current.OpenTime == open)
            {
                current = current.Then(minute);
                continue;
            }
            if (current is not null)
                yield return current;
            current = minute with { OpenTime = open, CloseTime = open + length - 1 };
        }
        if (current is not null)
            yield return current;
    }

    private void FillSilence(long until)
    {
        while (_minutes is [.., var last] && last.OpenTime + KlineInterval.Minute < until)
            _minutes.Add(Kline.Silent(last.OpenTime + KlineInterval.Minute, KlineInterval.Minute, last.Close));
    }
}
