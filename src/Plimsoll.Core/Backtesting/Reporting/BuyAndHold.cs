using Plimsoll.Core.Market;
using Plimsoll.Core.Risk;
using Plimsoll.Core.Trading;

namespace Plimsoll.Core.Backtesting.Reporting;

/// <summary>
/// The yardstick beside every result: buys at the second bar's open (the first bar is the signal) with the same sizing,
/// limits, fees and slippage, and sells at the last close.
/// </summary>
internal sealed class BuyAndHold(BacktestSetup setup, EquityStatisticsOptions options)
{
    private readonly EquityStatistics _statistics = new(options);
    private readonly long _barMicros = setup.Timeframe.Seconds * Timestamp.MicrosPerSecond;
    private decimal _cash = setup.InitialBalance.Value;
    private decimal _quantity;
    private double _cashMark = (double)setup.InitialBalance.Value;
    private double _units;
    private long _bars;
    private Bar _last;

    /// <summary>False when the sizing gave less than the instrument trades.</summary>
    public bool HasBought { get; private set; }

    public void Add(in Bar bar)
    {
        if (_bars > 0)
            _statistics.Add(CloseOf(in _last), _cashMark + _units * _last.Close, Exposure());
        if (_bars++ == 1)
            Buy(bar.Open);
        _last = bar;
    }

    /// <summary>Sells and summarizes; nothing can be added after it.</summary>
    public EquitySummary Finish()
    {
        if (_bars == 0)
            return _statistics.Summarize();
        if (_units > 0 && setup.ClosesAtEnd)
            Sell(_last.Close);
        _statistics.Add(CloseOf(in _last), _cashMark + _units * _last.Close, Exposure());
        return _statistics.Summarize();
    }

    private Timestamp CloseOf(in Bar bar) => new(bar.OpenTime.Micros + _barMicros);

    private double Exposure() => _units == 0 ? 0 : _units * _last.Close / (_cashMark + _units * _last.Close);

    private void Buy(double open)
    {
        var instrument = setup.Instrument;
        var price = Instrument.Traded(open).Value * (1 + setup.Venue.SlippageFraction) + HalfSpread();
        var quantity = instrument.RoundDown(Wish(Instrument.Traded(_last.Close)));
        if (instrument.BrokenRule(quantity, Price.Of(price)) is not null)
            return;
        Book(quantity.Value, price);
        HasBought = true;
    }

    private void Sell(double close) => Book(
        -_quantity, Instrument.Traded(close).Value * (1 - setup.Venue.SlippageFraction) - HalfSpread());

    private void Book(decimal quantity, decimal price)
    {
        var value = quantity * price * setup.Instrument.ContractSize;
        _cash -= value + Math.Abs(value) * setup.Instrument.TakerFeeFraction;
        _quantity += quantity;
        _cashMark = (double)_cash;
        _units = (double)(_quantity * setup.Instrument.ContractSize);
    }

    private decimal HalfSpread() => setup.Venue.SpreadIncrements * setup.Instrument.PriceIncrement / 2;

    private decimal Wish(Price price)
    {
        var unit = price.Value * setup.Instrument.ContractSize;
        var most = Math.Min(
            Math.Min(setup.Limits.MaxPositionFraction, HardLimits.PositionFraction(setup.Instrument.AssetClass)),
            Math.Min(setup.Budget.MaxExposureFraction, setup.Budget.MaxPositionFraction));
        var largest = _cash * Math.Min(most, 1) / unit;
        return setup.Sizing switch
        {
            SizingRule.EquityFraction wish => Math.Min(largest, _cash * wish.Fraction / unit),
            SizingRule.FixedQuantity wish => Math.Min(largest, wish.Quantity),
            SizingRule.FixedQuote wish => Math.Min(largest, wish.Amount / unit),
            // A yardstick has no stop to size a risk by: it takes what the limits leave.
            _ => largest,
        };
    }
}
