using Plimsoll.Core.Market;

namespace Plimsoll.Core.Tests.Market;

public sealed class OrderBookTests
{
    private static readonly Timestamp Now = Timestamp.FromSeconds(1_772_442_000);

    private readonly OrderBook _book = new();

    [Fact]
    public void The_nearest_to_the_market_comes_first_on_both_sides()
    {
        foreach (var price in new[] { 98.0, 99.0, 97.0 })
            _book.SetBid(price, price);
        foreach (var price in new[] { 102.0, 101.0, 103.0 })
            _book.SetAsk(price, price);
        var view = _book.View(Now, 2);
        view.Bids.ShouldBe([new(99, 99), new(98, 98)]);
        view.Asks.ShouldBe([new(101, 101), new(102, 102)]);
        view.Best.ShouldBe(new Quote(Now, 99, 99, 101, 101));
        _book.IsCrossed.ShouldBeFalse();
    }

    [Fact]
    public void A_level_is_replaced_and_nothing_at_a_price_is_no_level()
    {
        _book.SetBid(99, 1);
        _book.SetBid(99, 2);
        _book.View(Now, 5).Bids.ShouldBe([new(99, 2)]);
        _book.SetBid(99, 0);
        _book.SetBid(98, 0);
        _book.View(Now, 5).Bids.ShouldBeEmpty();
        _book.View(Now, 5).Best.ShouldBeNull();
        _book.IsCrossed.ShouldBeFalse("one side alone crosses nothing");
    }

    [Theory]
    [InlineData(101)]
    [InlineData(100)]
    public void Sides_that_overlap_or_touch_are_crossed(double bid)
    {
        _book.SetAsk(100, 1);
        _book.SetBid(bid, 1);
        _book.IsCrossed.ShouldBeTrue();
    }

    [Fact]
    public void What_is_farthest_from_the_market_is_dropped_first()
    {
        for (var price = 1; price <= 6_000; price++)
            _book.SetBid(price, 1);
        for (var price = 6_001; price <= 12_000; price++)
            _book.SetAsk(price, 1);
        var view = _book.View(Now, 10_000);
        (view.Bids.Count, view.Bids[0].Price, view.Bids[^1].Price).ShouldBe((5_000, 6_000, 1_001));
        (view.Asks.Count, view.Asks[0].Price, view.Asks[^1].Price).ShouldBe((5_000, 6_001, 11_000));
        _book.SetBid(1, 1);
        _book.View(Now, 10_000).Bids.Count.ShouldBe(5_000);
    }

    [Theory]
    [InlineData(0, 1)]
    [InlineData(-1, 1)]
    [InlineData(double.NaN, 1)]
    [InlineData(1, -1)]
    [InlineData(1, double.PositiveInfinity)]
    public void A_level_that_cannot_be_is_refused(double price, double quantity) =>
        Should.Throw<ArgumentOutOfRangeException>(() => _book.SetAsk(price, quantity));
}
