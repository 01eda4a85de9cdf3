using Plimsoll.Core.Indicators;
using Plimsoll.Core.Indicators.Windows;
using Plimsoll.Core.Market;
using Plimsoll.Core.Simulation;

namespace Plimsoll.Core.Tests.Indicators.Windows;

/// <summary>Streams of trades and quotes to feed.</summary>
internal static class Ticks
{
    public const long Second = Timestamp.MicrosPerSecond;

    /// <summary>
    /// A trade, a quote or a timer an event: bursts at one time, lulls, unchanged prices, crossed and empty books.
    /// </summary>
    public static object[] Random(ulong seed, int length)
    {
        var random = new SeededRandom(seed);
        var (time, price) = (1_700_000_000 * Second, Math.Round(random.Uniform(1, 500), 2));
        var events = new object[length];
        for (var i = 0; i < length; i++)
        {
            time += Gap(random);
            if (random.Uniform() < 0.6)
                price = Math.Max(0.01, Math.Round(price * (1 + 0.01 * random.Normal()), 2));
            events[i] = random.Uniform() switch
            {
                < 0.6 => new Trade(new(time), price, Math.Round(random.Uniform(0.001, 9), 3), i % 5 < 2, i),
                < 0.95 => QuoteAround(price, new(time), random),
                _ => new Timestamp(time),
            };
        }

        return events;
    }

    public static void Feed(TickHub hub, object one)
    {
        switch (one)
        {
            case Trade trade:
                hub.Update(in trade).ShouldBeTrue();
                break;
            case Quote quote:
                hub.Update(in quote).ShouldBeTrue();
                break;
            default:
                hub.AdvanceTo((Timestamp)one);
                break;
        }
    }

    public static Trade TradeAt(double second, double price, double quantity = 1) =>
        new(new((long)(second * Second)), price, quantity, false, 0);

    public static Quote QuoteAt(double second, double bidQuantity, double askQuantity, double price = 100) =>
        new(new((long)(second * Second)), price, bidQuantity, price, askQuantity);

    public static TickHub Hub(IndicatorInput available = IndicatorInput.Trades | IndicatorInput.Quotes) =>
        new(Timestamp.MinValue, available);

    private static Quote QuoteAround(double price, Timestamp time, SeededRandom random)
    {
        double Size() => random.Uniform() < 0.1 ? 0 : Math.Round(random.Uniform(0.1, 50), 2);
        var half = Math.Round(random.Uniform(-0.002, 0.01), 3);
        return new(time, price - half, Size(), price + half, Size());
    }

    private static long Gap(SeededRandom random) => (long)(1_000 * (random.Uniform() switch
    {
        < 0.3 => 0,
        < 0.7 => random.Uniform(0, 1_000),
        < 0.95 => random.Uniform(0, 8_000),
        _ => random.Uniform(0, 60_000),
    }));
}
