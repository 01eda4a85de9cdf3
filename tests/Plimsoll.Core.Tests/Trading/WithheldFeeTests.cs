using Plimsoll.Core.Market;
using Plimsoll.Core.Simulation;
using Plimsoll.Core.Trading;

namespace Plimsoll.Core.Tests.Trading;

/// <summary>Spot venues take the fee of a buy out of what was bought.</summary>
public sealed class WithheldFeeTests
{
    private static readonly Instrument Coin =
        SyntheticInstrument.Defaults.First(one => one.Instrument.AssetClass == AssetClass.CryptoSpot).Instrument;

    private readonly Ledger _ledger = new(new Money(10_000m));
    private readonly Position _position = new(Coin);

    [Theory]
    [InlineData("2", "0.004", "100.5")]
    [InlineData("0.37", "0.37", "99.99")]
    [InlineData("8.125", "0", "12345.67")]
    public void Cash_and_holding_stay_equal_to_equity_to_the_last_digit(string bought, string withheld, string at)
    {
        var (quantity, kept, price) = (decimal.Parse(bought), decimal.Parse(withheld), decimal.Parse(at));
        Book(OrderSide.Buy, quantity, price, kept);
        _position.Quantity.Value.ShouldBe(quantity - kept);
        _ledger.Cash.Value.ShouldBe(10_000m - quantity * price);
        _ledger.FeesPaid.Value.ShouldBe(kept * price);
        (_ledger.Cash + _position.EquityAt(price)).Value.ShouldBe(10_000m - kept * price);
    }

    [Fact]
    public void What_is_left_can_be_sold_whole_and_realises_nothing_at_the_same_price()
    {
        Book(OrderSide.Buy, 2m, 100m, 0.004m);
        Book(OrderSide.Sell, 1.996m, 100m, 0m);
        _position.IsFlat.ShouldBeTrue();
        _position.Realised.Value.ShouldBe(0m);
        _ledger.Cash.Value.ShouldBe(9_999.6m);
    }

    private void Book(OrderSide side, decimal quantity, decimal price, decimal withheld)
    {
        var fill = new Fill
        {
            VenueFillId = $"{side}",
            IntentNumber = 1,
            InstrumentId = Coin.Id,
            Side = side,
            Price = Price.Of(price),
            Quantity = Quantity.Of(quantity),
            Withheld = Quantity.Of(withheld),
            Fee = new Money(withheld * price),
            Time = default,
            UndisturbedPrice = Price.Of(price),
        };
        _ledger.Book(_position.Book(fill), fill.Fee);
    }
}
