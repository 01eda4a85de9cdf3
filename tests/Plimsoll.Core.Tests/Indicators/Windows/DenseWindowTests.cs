using Plimsoll.Core.Indicators;
using Plimsoll.Core.Market;
using Plimsoll.Core.Simulation;

namespace Plimsoll.Core.Tests.Indicators.Windows;

/// <summary>
/// Kinds that keep something from one reading to the next, with thousands of trades in a window, many at one price, of
/// one size or of none, over windows that move on much further than their own length.
/// </summary>
public sealed class DenseWindowTests
{
    private const int Trades = 24_000;
    private const long Gap = 20_000;

    [Theory]
    [InlineData("volume_concentration(40,0)")]
    [InlineData("volume_concentration(60,20)")]
    [InlineData("price_momentum(5,0,20,5)")]
    [InlineData("price_momentum(2,1,60,3)")]
    [InlineData("rolling_volatility(60,0)")]
    [InlineData("rolling_volatility(50,7)")]
    [InlineData("max_price(40,0)")]
    [InlineData("pump_confidence")]
    [InlineData("dump_exhaustion_score")]
    public void Agrees_with_the_textbook_however_seldom_it_is_read(string text)
    {
        var spec = IndicatorCatalog.Parse(text);
        var (hub, events, seen) = (Ticks.Hub(), Dense(), 0);
        var indicator = hub.Get(spec);
        for (var i = 0; i < events.Length; i++)
        {
            Ticks.Feed(hub, events[i]);
            // Now on every trade, now after more than the window holds.
            if (i % 5_500 is not (10 or 11 or 12 or 3_000) || i < 5_500)
                continue;
            var now = i % 12 == 0 ? ((Quote)events[i]).Time : ((Trade)events[i]).Time;
            var expected = WindowBooks.Kinds[spec.Kind.Name](new TickHistory(events[..(i + 1)], spec, now.Micros));
            indicator.Value.ShouldBe(expected, 1e-9 * Math.Abs(expected) + 1e-10, $"{text}, event {i}");
            seen++;
        }

        seen.ShouldBe(15);
    }

    [Fact]
    public void A_window_of_trades_without_quantity_has_no_share()
    {
        var hub = Ticks.Hub();
        var indicator = hub.Get("volume_concentration(10,0)");
        hub.Update(Ticks.TradeAt(100, 1, 0.3));
        hub.Update(Ticks.TradeAt(101, 1, 1e9));
        indicator.Value.ShouldBe(1e9 / (1e9 + 0.3));
        hub.Update(Ticks.TradeAt(200, 1, 0));
        indicator.Value.ShouldBe(double.NaN);
        hub.Update(Ticks.TradeAt(201, 1, 2));
        indicator.Value.ShouldBe(1);
    }

    // Every twelfth is a quote.
    private static object[] Dense()
    {
        var random = new SeededRandom(4);
        var (price, events) = (100.0, new object[Trades]);
        for (var i = 0; i < Trades; i++)
        {
            var time = new Timestamp(1_700_000_000 * Ticks.Second + i * Gap);
            price = Math.Max(10, Math.Round(price * (1 + 0.002 * random.Normal()), 1));
            var size = random.Uniform() < 0.1 ? 0 : Math.Round(random.Uniform(0, 3), 1);
            events[i] = i % 12 == 0
                ? new Quote(time, price - 0.1, 1 + size, price + 0.1, 2)
                : new Trade(time, price, size, random.Uniform() < 0.5, i);
        }

        return events;
    }
}
