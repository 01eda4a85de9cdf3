using Plimsoll.Core.Market;
using Plimsoll.Core.Risk;
using Plimsoll.Core.Trading;

namespace Plimsoll.Core.Backtesting.Reporting;

/// <summary>One instrument of the yardstick: bought at its second bar's open, because the first bar is the signal.</summary>
internal sealed class HeldInstrument(BacktestSetup setup, Instrument instrument)
{
    private decimal _cash = setup.InitialBalance.Value / setup.Instruments.Count;
    private decimal _quantity;
    private double _cashMark = (double)(setup.InitialBalance.Value / setup.Instruments.Count);
    private double _units;
    private double _close;
    private long _bars;

    public bool HasBought { get; private set; }

    /// <summary>Of the holding at the last close.</summary>
    public double Value => _units * _close;

    public double Equity => _cashMark + Value;

    public void Add(in Bar bar)
    {
        if (_bars++ == 1)
            Buy(bar.Open);
        _close = bar.Close;
    }

    public void Sell()
    {
        if (_units > 0)
            Book(-_quantity, Instrument.Traded(_close).Value * (1 - setup.Venue.SlippageFraction) - HalfSpread());
    }

    private void Buy(double open)
    {
        var price = Instrument.Traded(open).Value * (1 + setup.Venue.SlippageFraction) + HalfSpread();
        var quantity = instrument.RoundDown(Wish(Instrument.Traded(_close)));
        if (instrument.BrokenRule(quantity, Price.Of(price)) is not null)
            return;
        Book(quantity.Value, price);
        HasBought = true;
    }

    private void Book(decimal quantity, decimal price)
    {
        var value = quantity * price * instrument.ContractSize;
        _cash -= value + instrument.Fees.Of(price, quantity * instrument.ContractSize);
        _quantity += quantity;
        _cashMark = (double)_cash;
        _units = (double)(_quantity * instrument.ContractSize);
    }

    private decimal HalfSpread() => setup.Venue.SpreadIncrements * instrument.PriceIncrement / 2;

    private decimal Wish(Price price)
    {
        var unit = price.Value * instrument.ContractSize;
        var most = Math.Min(
            Math.Min(setup.Limits.MaxPositionFraction, HardLimits.PositionFraction(instrument.AssetClass)),
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
