using Plimsoll.Core.Market;
using Plimsoll.Core.Simulation;
using Plimsoll.Core.Trading;

namespace Plimsoll.Core.Tests.Simulation;

/// <summary>The table of fill prices, order by order.</summary>
public sealed class VenueTests
{
    // Open, high, low, close, and the price a buy limit at 100 gets; 0 is none.
    [Theory]
    [InlineData(101, 102, 100, 101, 0)]
    [InlineData(101, 102, 99.99, 101, 100)]
    [InlineData(100, 102, 100, 101, 100)]
    [InlineData(99, 102, 98, 101, 99)]
    public void A_buy_limit_needs_more_than_a_touch_or_the_open(
        double open, double high, double low, double close, decimal price) =>
        VenueBench.With(OrderSide.Buy, OrderType.Limit, limit: 100m).Bar(open, high, low, close).ShouldBe(price);

    [Theory]
    [InlineData(99, 100, 98, 99, 0)]
    [InlineData(99, 100.01, 98, 99, 100)]
    [InlineData(101, 102, 98, 99, 101)]
    public void A_sell_limit_mirrors_it(double open, double high, double low, double close, decimal price) =>
        VenueBench.With(OrderSide.Sell, OrderType.Limit, limit: 100m).Bar(open, high, low, close).ShouldBe(price);

    [Theory]
    [InlineData(101, 102, 100.01, 101, 0)]
    [InlineData(101, 102, 100, 101, 100)]
    [InlineData(99, 102, 98, 101, 99)]
    public void A_sell_stop_fills_at_its_price_or_at_a_worse_open(
        double open, double high, double low, double close, decimal price) =>
        VenueBench.With(OrderSide.Sell, OrderType.Stop, stop: 100m).Bar(open, high, low, close).ShouldBe(price);

    [Theory]
    [InlineData(99, 99.99, 98, 99, 0)]
    [InlineData(99, 100, 98, 99, 100)]
    [InlineData(101, 102, 98, 99, 101)]
    public void A_buy_stop_mirrors_it(double open, double high, double low, double close, decimal price) =>
        VenueBench.With(OrderSide.Buy, OrderType.Stop, stop: 100m).Bar(open, high, low, close).ShouldBe(price);

    [Theory]
    [InlineData(98, 99.99, 97, 99, 0)] // Not triggered.
    [InlineData(98, 100, 97, 99, 100)] // The price that triggers is taken.
    [InlineData(100.5, 101, 99, 100, 100.5)] // Opens beyond the stop and within the limit.
    [InlineData(102, 103, 100.9, 102, 101)] // Opens beyond the limit and comes back through it.
    [InlineData(102, 103, 101, 102, 0)] // Opens beyond the limit and only touches it.
    public void A_buy_stop_limit_follows_the_path(
        double open, double high, double low, double close, decimal price) =>
        VenueBench.With(OrderSide.Buy, OrderType.StopLimit, stop: 100m, limit: 101m)
            .Bar(open, high, low, close).ShouldBe(price);

    [Fact]
    public void A_stop_limit_below_its_stop_waits_for_the_next_bar()
    {
        var venue = VenueBench.With(OrderSide.Buy, OrderType.StopLimit, stop: 100m, limit: 99m);
        venue.Bar(99.5, 100.5, 98, 100).ShouldBe(0m, "nobody knows whether 98 came before or after 100");
        venue.Bar(100, 100.5, 98.99, 100).ShouldBe(99m);
    }

    [Fact]
    public void Market_and_stop_fills_slip_limits_do_not()
    {
        var slipping = new SimulatedVenueOptions { SlippageFraction = 0.0001m, SpreadIncrements = 0m };
        VenueBench.With(OrderSide.Buy, OrderType.Market, options: slipping)
            .Bar(50_000, 50_010, 49_990, 50_000).ShouldBe(50_005m);
        VenueBench.With(OrderSide.Sell, OrderType.Stop, stop: 50_000m, options: slipping)
            .Bar(50_001, 50_010, 49_990, 50_000).ShouldBe(49_995m);
        VenueBench.With(OrderSide.Buy, OrderType.Limit, limit: 50_000m, options: slipping)
            .Bar(50_001, 50_010, 49_990, 50_000).ShouldBe(50_000m);
    }

    [Fact]
    public void Half_the_spread_is_paid_on_top() =>
        VenueBench.With(
            OrderSide.Buy, OrderType.Market,
            options: new SimulatedVenueOptions { SlippageFraction = 0m, SpreadIncrements = 4m })
            .Bar(100, 101, 99, 100).ShouldBe(100.02m);

    [Theory]
    [InlineData(1_000, 50_010)] // 1 + 10 × √(10/1,000) = 2 basis points
    [InlineData(40, 50_030)] // 1 + 10 × √(10/40) = 6 basis points
    [InlineData(double.NaN, 50_055)] // Not known: as if the order were the whole bar.
    public void Volume_slippage_grows_with_the_orders_part_of_the_bar(double volume, int price)
    {
        var model = new SimulatedVenueOptions
        {
            SlippageModel = SlippageModel.Volume,
            SlippageFraction = 0.0001m,
            SpreadIncrements = 0m,
            VolumeShare = 1m,
        };
        VenueBench.With(OrderSide.Buy, OrderType.Market, options: model)
            .Bar(50_000, 50_010, 49_990, 50_000, volume).ShouldBe(price);
    }

    [Fact]
    public void Uniform_slippage_is_a_seeded_part_of_the_whole()
    {
        var paid = Enumerable.Range(1, 50).Select(seed => Paid(seed)).ToArray();
        paid.ShouldAllBe(price => price >= 50_000m && price <= 50_025m);
        paid.Distinct().Count().ShouldBeGreaterThan(40);
        Paid(7).ShouldBe(paid[6]);

        static decimal Paid(int seed) => VenueBench.With(
            OrderSide.Buy, OrderType.Market,
            options: new SimulatedVenueOptions
            {
                SlippageModel = SlippageModel.Uniform,
                SlippageFraction = 0.0005m,
                SpreadIncrements = 0m,
                Seed = seed,
            })
            .Bar(50_000, 50_010, 49_990, 50_000);
    }

    [Fact]
    public void Latency_keeps_an_order_from_trades_and_varies_by_the_jitter_alone()
    {
        var usual = Enumerable.Range(1, 50).Select(seed => Waited(seed, 0m)).Distinct().ToArray();
        var varied = Enumerable.Range(1, 50).Select(seed => Waited(seed, 0.5m)).ToArray();
        usual.ShouldBe([20]);
        varied.ShouldAllBe(waited => waited >= 10 && waited <= 30);
        varied.Distinct().Count().ShouldBeGreaterThan(10);
        Waited(7, 0.5m).ShouldBe(varied[6]);

        // Trades come every three seconds here: how many pass before one fills the order.
        static int Waited(int seed, decimal jitter)
        {
            var bench = VenueBench.With(OrderSide.Buy, OrderType.Market, options: new SimulatedVenueOptions
            {
                Latency = TimeSpan.FromSeconds(60),
                LatencyJitter = jitter,
                Seed = seed,
                SlippageFraction = 0m,
            });
            var trades = 0;
            while (bench.Filled == 0m)
                bench.TradeAfter(TimeSpan.FromSeconds(3 * ++trades), 100);
            return trades;
        }
    }

    [Fact]
    public void Who_rested_pays_the_makers_fee_who_arrives_the_takers()
    {
        var resting = VenueBench.With(OrderSide.Buy, OrderType.Limit, limit: 100m);
        resting.Bar(102, 103, 101, 102);
        resting.Bar(102, 103, 99, 102);
        (resting.Last.IsMaker, resting.Last.Fee).ShouldBe((true, new Money(100m * 10m * 0.0002m)));
        var arriving = VenueBench.With(OrderSide.Buy, OrderType.Limit, limit: 100m);
        arriving.Bar(99, 103, 99, 102);
        (arriving.Last.IsMaker, arriving.Last.Fee).ShouldBe((false, new Money(99m * 10m * 0.001m)));
    }

    [Theory]
    [InlineData(40, 4)]
    [InlineData(0.05, 0)]
    [InlineData(0, 0)]
    [InlineData(1_000, 10)]
    [InlineData(double.NaN, 10)]
    public void A_bar_gives_a_tenth_of_its_volume(double volume, decimal filled)
    {
        var venue = VenueBench.With(OrderSide.Buy, OrderType.Market);
        venue.Bar(100, 101, 99, 100, volume);
        venue.Filled.ShouldBe(filled);
    }

    [Fact]
    public void Reduce_only_never_passes_zero()
    {
        var venue = VenueBench.With(OrderSide.Sell, OrderType.Market, reducing: 4m);
        venue.Bar(100, 101, 99, 100);
        venue.Filled.ShouldBe(4m);
        var empty = VenueBench.With(OrderSide.Sell, OrderType.Stop, stop: 100m, reducing: 0m);
        empty.Bar(101, 102, 99, 100);
        (empty.Filled, empty.IsGone).ShouldBe((0m, true));
    }

    [Fact]
    public void A_stop_entry_and_its_own_stop_in_one_bar_cost_the_stop_and_not_the_open()
    {
        // Buy stop 105 inside a bar that opened at 100: the stop at 103 cannot trade at an open that is past.
        var venue = VenueBench.With(OrderSide.Buy, OrderType.Stop, stop: 105m);
        venue.AfterFill(OrderSide.Sell, OrderType.Stop, 103m);
        venue.Bar(100, 106, 99, 104);
        (venue.Last.Price.Value, venue.Last.GapDistance, venue.Last.IsAmbiguous).ShouldBe((103m, 0m, true));
    }

    [Fact]
    public void After_an_entry_inside_the_bar_the_target_side_is_not_counted()
    {
        var venue = VenueBench.With(OrderSide.Buy, OrderType.Limit, limit: 99m);
        venue.AfterFill(OrderSide.Sell, OrderType.Limit, 101m);
        venue.Bar(100, 102, 98, 100).ShouldBe(99m);
    }

    [Theory]
    [InlineData(OrderType.Market, 100.0, 100.0)]
    [InlineData(OrderType.Limit, 100.0, 0)]
    [InlineData(OrderType.Limit, 99.5, 99.5)]
    [InlineData(OrderType.Stop, 99.99, 0)]
    [InlineData(OrderType.Stop, 100.5, 100.5)]
    public void Trade_by_trade_an_order_gets_the_price_it_meets(OrderType type, double trade, decimal price) =>
        VenueBench.With(OrderSide.Buy, type, stop: 100m, limit: 100m).Trade(trade).ShouldBe(price);

    [Fact]
    public void A_resting_limit_gets_its_limit_when_the_market_trades_through()
    {
        var venue = VenueBench.With(OrderSide.Buy, OrderType.Limit, limit: 100m);
        venue.Trade(101).ShouldBe(0m);
        venue.Trade(99).ShouldBe(100m);
        venue.Last.IsMaker.ShouldBeTrue();
    }

    [Fact]
    public void What_is_captured_goes_on_where_it_was()
    {
        var venue = VenueBench.With(OrderSide.Buy, OrderType.StopLimit, stop: 100m, limit: 99m);
        venue.Bar(99.5, 100.5, 98, 100);
        var copy = venue.Restored();
        copy.Bar(100, 100.5, 98.99, 100).ShouldBe(99m);
        copy.Last.VenueFillId.ShouldBe("1");
    }
}
