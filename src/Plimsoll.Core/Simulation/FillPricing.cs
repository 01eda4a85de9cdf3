using Plimsoll.Core.Market;
using Plimsoll.Core.Trading;

namespace Plimsoll.Core.Simulation;

/// <summary>What an execution costs beyond the undisturbed price.</summary>
internal sealed class FillPricing(SimulatedVenueOptions options)
{
    private const int SlippagePurpose = 1;

    /// <summary>Adverse, on the increment, and only for fills that take liquidity.</summary>
    public Price Slip(Instrument instrument, OrderTicket ticket, Price undisturbed)
    {
        var share = options.HasUniformSlippage
            ? FillChance.Draw(options.Seed, ticket.IntentNumber, SlippagePurpose)
            : 1m;
        var distance = undisturbed.Value * options.SlippageFraction * share
            + options.SpreadIncrements / 2m * instrument.PriceIncrement;
        if (distance == 0m)
            return undisturbed;
        return ticket.Side == OrderSide.Buy
            ? instrument.TickAbove(undisturbed.Value + distance)
            : instrument.TickBelow(undisturbed.Value - distance);
    }

    public static Money Fee(Instrument instrument, Price price, Quantity quantity, bool isMaker) =>
        new(instrument.Notional(price, quantity).Value
            * (isMaker ? instrument.MakerFeeFraction : instrument.TakerFeeFraction));
}
