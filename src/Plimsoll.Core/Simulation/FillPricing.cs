using Plimsoll.Core.Market;
using Plimsoll.Core.Trading;

namespace Plimsoll.Core.Simulation;

/// <summary>What an execution costs beyond the undisturbed price.</summary>
internal sealed class FillPricing(SimulatedVenueOptions options)
{
    private const int SlippagePurpose = 1;
    private const int LatencyPurpose = 2;

    // What an order as large as the bar itself moves the price: the square-root law of market impact.
    private const decimal ImpactFraction = 0.001m;

    /// <summary>Adverse, on the increment, and only for fills that take liquidity.</summary>
    /// <param name="instrument">What is traded.</param>
    /// <param name="ticket">The order that fills.</param>
    /// <param name="undisturbed">The price without it.</param>
    /// <param name="volume">Of the bar it fills in; not a number where none is known.</param>
    public Price Slip(Instrument instrument, OrderTicket ticket, Price undisturbed, double volume)
    {
        var distance = Slippage(instrument, ticket, undisturbed, volume)
            + options.SpreadIncrements / 2m * instrument.PriceIncrement;
        if (distance == 0m)
            return undisturbed;
        return ticket.Side == OrderSide.Buy
            ? instrument.TickAbove(undisturbed.Value + distance)
            : instrument.TickBelow(undisturbed.Value - distance);
    }

    /// <summary>Drawn for this order alone: whatever else is in the book changes nothing.</summary>
    public TimeSpan Latency(long intentNumber)
    {
        if (options.LatencyJitter == 0m)
            return options.Latency;
        var swing = 2m * FillChance.Draw(options.Seed, intentNumber, LatencyPurpose) - 1m;
        return TimeSpan.FromTicks((long)(options.Latency.Ticks * (1m + options.LatencyJitter * swing)));
    }

    private decimal Slippage(Instrument instrument, OrderTicket ticket, Price undisturbed, double volume) =>
        options.SlippagePips is { } most && instrument.Pip is { } pip
            ? most * pip * FillChance.Draw(options.Seed, ticket.IntentNumber, SlippagePurpose)
            : undisturbed.Value * Fraction(ticket, volume);

    private decimal Fraction(OrderTicket ticket, double volume) => options.SlippageModel switch
    {
        SlippageModel.Fixed => options.SlippageFraction,
        SlippageModel.Uniform =>
            options.SlippageFraction * FillChance.Draw(options.Seed, ticket.IntentNumber, SlippagePurpose),
        SlippageModel.Volume => options.SlippageFraction + ImpactFraction * Impact(ticket.Quantity, volume),
        _ => throw new ArgumentOutOfRangeException(nameof(ticket), options.SlippageModel, null),
    };

    // A square root is exact on every machine; more than a hundred bars' volume is no order any more.
    private static decimal Impact(Quantity quantity, double volume) =>
        volume > 0 ? (decimal)Math.Min(10, Math.Sqrt((double)quantity.Value / volume)) : 1m;
}
