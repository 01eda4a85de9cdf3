using Plimsoll.Core.Market;
using Plimsoll.Core.Trading;

namespace Plimsoll.Core.Backtesting;

/// <summary>
/// Round trips of a run and what they add up to. Sums are exact money; the trades themselves are kept, so memory grows
/// with trades, never with bars.
/// </summary>
public sealed class TradeStatistics
{
    private readonly List<RoundTrip> _trades = [];
    private int _wins;
    private int _winsInRow;
    private int _lossesInRow;
    private int _maxConsecutiveWins;
    private int _maxConsecutiveLosses;
    private int _ambiguous;
    private decimal _won;
    private decimal _lost;
    private decimal _fees;
    private decimal _slippage;
    private decimal _gapLoss;
    private decimal _notional;
    private decimal _funding;
    private decimal? _largestWin;
    private decimal? _largestLoss;
    private long _heldMicros;
    private int _withRisk;
    private decimal _multiples;

    public IReadOnlyList<RoundTrip> Trades => _trades;

    /// <summary>Takes the next finished round trip.</summary>
    /// <param name="trade">Position opened to position flat.</param>
    /// <param name="contractSize">Base units one unit of quantity stands for.</param>
    public void Add(RoundTrip trade, decimal contractSize = 1m)
    {
        _trades.Add(trade);
        var net = trade.NetPnl.Value;
        if (trade.IsWin)
            AddWin(net);
        else
            AddLoss(net);
        _fees += trade.Fees.Value;
        _funding += trade.Funding.Value;
        _slippage += trade.SlippageCost.Value;
        _gapLoss += trade.GapLoss.Value;
        _notional += (trade.EntryPrice + trade.ExitPrice) * trade.Quantity.Value * contractSize;
        _heldMicros += trade.ExitTime.Micros - trade.EntryTime.Micros;
        _ambiguous += trade.IsAmbiguous ? 1 : 0;
        if (trade.RMultiple is not { } multiple)
            return;
        _withRisk++;
        _multiples += multiple;
    }

    public TradeSummary Summarize() => new()
    {
        Trades = _trades,
        Wins = _wins,
        Won = new Money(_won),
        Lost = new Money(_lost),
        Fees = new Money(_fees),
        Funding = new Money(_funding),
        SlippageCost = new Money(_slippage),
        GapLoss = new Money(_gapLoss),
        Notional = new Money(_notional),
        LargestWin = _largestWin is { } win ? new Money(win) : null,
        LargestLoss = _largestLoss is { } loss ? new Money(loss) : null,
        MaxConsecutiveWins = _maxConsecutiveWins,
        MaxConsecutiveLosses = _maxConsecutiveLosses,
        Ambiguous = _ambiguous,
        ExpectancyR = _withRisk > 0 ? (double)(_multiples / _withRisk) : null,
        AverageDurationHours = _trades.Count > 0 ? _heldMicros / 3.6e9 / _trades.Count : null,
    };

    private void AddWin(decimal net)
    {
        _wins++;
        _won += net;
        _largestWin = Math.Max(_largestWin ?? net, net);
        _lossesInRow = 0;
        _maxConsecutiveWins = Math.Max(_maxConsecutiveWins, ++_winsInRow);
    }

    private void AddLoss(decimal net)
    {
        _lost -= net;
        _largestLoss = Math.Min(_largestLoss ?? net, net);
        _winsInRow = 0;
        _maxConsecutiveLosses = Math.Max(_maxConsecutiveLosses, ++_lossesInRow);
    }
}
