using Plimsoll.Core.Market;
using Plimsoll.Core.Trading;
using Plimsoll.Venues.Binance.Wire;

namespace Plimsoll.Venues.Binance;

/// <summary>Makes fills of the venue's trades.</summary>
internal sealed class FillMaker(FeeValues fees)
{
    /// <param name="instrument">What was traded.</param>
    /// <param name="intent">Whose order it was; 0 for the venue's own (liquidation).</param>
    /// <param name="trade">What the venue told.</param>
    /// <param name="cancellationToken">Cancelled: no fill.</param>
    public async Task<Fill> MakeAsync(
        Instrument instrument, long intent, WireTrade trade, CancellationToken cancellationToken)
    {
        var price = Price.Of(trade.Price);
        var withheld = Withheld(instrument, trade);
        return new Fill
        {
            VenueFillId = trade.TradeId,
            IntentNumber = intent,
            InstrumentId = instrument.Id,
            Side = trade.Side,
            Price = price,
            Quantity = Quantity.Of(trade.Quantity),
            Withheld = withheld,
            Fee = withheld.IsZero
                ? new Money(await fees.ValueAsync(instrument, trade, cancellationToken))
                : new Money(WireValue.Plain(instrument.Notional(price, withheld).Value)),
            IsMaker = trade.IsMaker,
            Time = trade.Time,
            UndisturbedPrice = price,
        };
    }

    // A commission in what was bought: the venue keeps part of it. Rounded up to a step, so that what the books hold can
    // be sold to the last step; the crumb stays at the venue.
    private static Quantity Withheld(Instrument instrument, WireTrade trade) =>
        trade.Side == OrderSide.Buy && trade.Commission > 0m && trade.CommissionAsset == instrument.Base
            && !instrument.IsMargined
            ? Quantity.Of(Math.Min(
                trade.Quantity, decimal.Ceiling(trade.Commission / instrument.QuantityStep) * instrument.QuantityStep))
            : Quantity.Zero;
}
