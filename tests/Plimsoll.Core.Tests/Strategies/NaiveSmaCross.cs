using Plimsoll.Core.Market;

namespace Plimsoll.Core.Tests.Strategies;

/// <summary>
/// sma-cross with its limits as one plain loop over decimals, written from the specification. It shares nothing with
/// the engine but the bar it reads.
/// </summary>
internal sealed class NaiveSmaCross(NaiveRules rules)
{
    private const long Day = 86_400;

    private readonly List<decimal> _closes = [];
    private readonly List<long> _entries = [];
    private readonly List<decimal> _ranges = [];
    private decimal _atr;
    private int _side;
    private int _turn;
    private decimal _quantity;
    private decimal _entryPrice;
    private decimal _stop;
    private decimal _fees;
    private long _entryTime;
    private decimal _orderedQuantity;
    private decimal _orderedStop;
    private string? _exit;
    private decimal _mark;
    private decimal _peak = rules.Cash;
    private decimal _dayStart = rules.Cash;
    private decimal _dayPnl;
    private long _dayEnd;
    private int _losses;
    private bool _isDisabled;
    private bool _isShutDown;

    public decimal Cash { get; private set; } = rules.Cash;

    public List<NaiveTrade> Trades { get; } = [];

    /// <summary>How often which rule kept it out: a rule that never did has not been compared.</summary>
    public Dictionary<string, int> Refusals { get; } = [];

    private decimal Equity => Cash + _side * _quantity * _mark;

    public void Run(IReadOnlyList<Bar> bars)
    {
        foreach (var bar in bars)
        {
            var time = bar.OpenTime.Micros / 1_000_000;
            Trade(time, bar);
            Close(time + rules.BarSeconds, (decimal)bar.High, (decimal)bar.Low, (decimal)bar.Close);
        }

        if (_quantity > 0)
            Sell(bars[^1].OpenTime.Micros / 1_000_000 + rules.BarSeconds, _mark, _exit ?? "EndOfData");
    }

    private void Trade(long time, Bar bar)
    {
        var open = (decimal)bar.Open;
        if (_exit is not null)
            Sell(time, open, _exit);
        if (_turn != 0)
            Signal(time, _mark, _turn);
        _turn = 0;
        if (_orderedQuantity > 0)
            Buy(time, open);
        var worst = (decimal)(_side > 0 ? bar.Low : bar.High);
        if (_quantity > 0 && _side * (open - _stop) < 0)
            Sell(time, open, "Stop");
        else if (_quantity > 0 && _side * (worst - _stop) <= 0)
            Sell(time, _stop, "Stop");
    }

    private void Buy(long time, decimal open)
    {
        _entryPrice = rules.Slip(open, _side);
        (_quantity, _stop, _entryTime) = (_orderedQuantity, _orderedStop, time);
        _fees = _entryPrice * _quantity * rules.Fee;
        Cash -= _side * _entryPrice * _quantity + _fees;
        _orderedQuantity = 0;
        Watch();
    }

    private void Sell(long time, decimal undisturbed, string reason)
    {
        var price = rules.Slip(undisturbed, -_side);
        var fee = price * _quantity * rules.Fee;
        Cash += _side * price * _quantity - fee;
        var pnl = _side * (price - _entryPrice) * _quantity - _fees - fee;
        Trades.Add(new NaiveTrade(_entryTime, time, _entryPrice, price, _quantity, _fees + fee, reason));
        (_quantity, _exit) = (0, null);
        _dayPnl += pnl;
        _losses = pnl > 0 ? 0 : _losses + 1;
        _isDisabled |= _losses >= 5;
        Watch();
    }

    private void Close(long time, decimal high, decimal low, decimal close)
    {
        if (_dayEnd == 0)
            _dayEnd = (time / Day + 1) * Day;
        Range(high, low);
        _closes.Add(close);
        _mark = close;
        Watch();
        if (time >= _dayEnd)
            (_dayEnd, _dayStart, _dayPnl) = (_dayEnd + Day, Equity, 0);
        if (Crossed(+1))
            Cross(time, close, +1);
        else if (Crossed(-1))
            Cross(time, close, -1);
    }

    private void Cross(long time, decimal close, int side)
    {
        var opens = _atr > 0 && (side > 0 || rules.Both);
        if (_quantity == 0 && opens)
            Signal(time, close, side);
        else if (_quantity > 0 && side != _side)
            (_exit, _turn) = (_exit ?? "SignalClose", opens ? side : 0);
    }

    // Wilder: the first value is the mean of n true ranges, of which the first bar's is high less low.
    private void Range(decimal high, decimal low)
    {
        var before = _closes.Count == 0 ? (decimal?)null : _closes[^1];
        var range = Math.Max(high, before ?? high) - Math.Min(low, before ?? low);
        if (_ranges.Count < rules.AtrPeriod)
        {
            _ranges.Add(range);
            _atr = _ranges.Count == rules.AtrPeriod ? _ranges.Sum() / rules.AtrPeriod : 0;
        }
        else
            _atr = (_atr * (rules.AtrPeriod - 1) + range) / rules.AtrPeriod;
    }

    private bool Crossed(int sign) =>
        _closes.Count > rules.Slow && sign * Spread(0) > 0 && sign * Spread(1) <= 0;

    /// <summary>Fast mean less slow mean, some bars ago.</summary>
    private decimal Spread(int ago) => Mean(rules.Fast, ago) - Mean(rules.Slow, ago);

    private decimal Mean(int length, int ago)
    {
        var sum = 0m;
        for (var back = 1; back <= length; back++)
            sum += _closes[^(back + ago)];
        return sum / length;
    }

    private void Signal(long time, decimal close, int side)
    {
        if (_quantity > 0)
            return;
        if (Refusal(time) is { } refusal)
        {
            Refusals[refusal] = Refusals.GetValueOrDefault(refusal) + 1;
            return;
        }

        var stop = side * decimal.Floor((side * close - rules.StopAtr * _atr) / rules.Tick) * rules.Tick;
        var quantity = Size(close, stop, side);
        if (quantity < 0.01m || quantity * rules.Judged(close, side) < 5m)
            return;
        _side = side;
        (_orderedQuantity, _orderedStop) = (quantity, stop);
        _entries.Add(time);
    }

    private string? Refusal(long time) =>
        _isShutDown ? "shutdown"
        : _entries.Count(entry => entry >= _dayEnd - Day) >= rules.EntriesPerDay ? "entries a day"
        : _entries.Count(entry => entry > time - 3_600) >= 5 ? "entries an hour"
        : Equity < 1_000m ? "balance"
        : _isDisabled ? "five losses"
        : -_dayPnl / _dayStart >= rules.RunDailyLoss ? "run's daily loss"
        : (_dayStart - Equity) / _dayStart >= 0.05m ? "daily loss"
        : null;

    private decimal Size(decimal close, decimal stop, int side)
    {
        var price = rules.Judged(close, side);
        var risk = Math.Abs(price - stop) + rules.Fee * (price + stop);
        decimal[] rooms =
        [
            Equity * rules.Fraction / close, 0.35m * Equity / price, rules.Exposure * Equity / price,
            Cash / (price * (1 + rules.Fee)), 0.02m * Equity / risk, 0.15m * Equity / risk,
        ];
        return decimal.Floor(rooms.Min() / 0.01m) * 0.01m;
    }

    private void Watch()
    {
        _peak = Math.Max(_peak, Equity);
        if (_isShutDown || (_peak - Equity) / _peak < 0.15m)
            return;
        _isShutDown = true;
        _orderedQuantity = 0;
        if (_quantity > 0)
            _exit ??= "Emergency";
    }
}
