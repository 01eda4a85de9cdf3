using Plimsoll.Core.Market;
using Plimsoll.Core.Strategies;
using Plimsoll.Core.Strategies.Alpha;

namespace Plimsoll.Core.Tests.Strategies.Alpha;

/// <summary>The vote of what is known beside prices, bar by bar.</summary>
public sealed class MicrostructureTests
{
    private static readonly Timeframe Quarter = Timeframe.Of("15m");
    private readonly Microstructure _micro = new(Quarter);
    private readonly KnownFacts _known = new();

    [Fact]
    public void What_is_not_known_has_no_vote_and_no_words()
    {
        See(0, 100);
        (_micro.Votes, _micro.Funding, _micro.Text).ShouldBe((0.0, null, null));
        _micro.Update(new StrategyView(BarAt(1, 100), null, false), 0.5);
        (_micro.Votes, _micro.Funding, _micro.Text).ShouldBe((0.0, null, null));
    }

    [Theory]
    [InlineData("0.0001", 0)]
    [InlineData("0.00010001", -1.5)]
    [InlineData("-0.0001", 0)]
    [InlineData("-0.00010001", 1.5)]
    [InlineData("0", 0)]
    public void Funding_votes_against_the_side_that_pays(string fraction, double votes)
    {
        Know(new MarketNotice.Funding(At(1), decimal.Parse(fraction)));
        See(0, 100);
        _micro.Votes.ShouldBe(votes);
    }

    [Fact]
    public void A_rate_counts_for_a_day()
    {
        Know(new MarketNotice.Funding(At(15), 0.001m));
        See(96, 100);
        (_micro.Votes, _micro.Funding).ShouldBe((-1.5, 0.001));
        See(97, 100);
        (_micro.Votes, _micro.Funding).ShouldBe((0.0, null));
    }

    // Known between the closes of the first and the second bar: 100 is the price before it.
    [Theory]
    [InlineData(false, 99.51, 1.5, "absorption")]
    [InlineData(false, 99.5, 0, "neutral")]
    [InlineData(false, 98.5, 0, "impulse")]
    [InlineData(true, 100.49, -1.5, "distribution")]
    [InlineData(true, 100.5, 0, "neutral")]
    public void News_that_price_does_not_follow_vote_the_other_way(bool isGood, double close, double votes, string text)
    {
        See(0, 100);
        Know(new MarketNotice.News(At(15), isGood));
        See(1, close);
        (_micro.Votes, _micro.Text).ShouldBe((votes, text));
    }

    [Fact]
    public void The_age_of_news_is_in_minutes_whatever_the_bars()
    {
        See(0, 100);
        Know(new MarketNotice.News(At(15), IsGood: false));
        string[] expected =
        [
            .. Enumerable.Repeat("absorption", 4), .. Enumerable.Repeat("neutral", 4),
            .. Enumerable.Repeat("priced in", 16), "neutral",
        ];
        for (var bar = 0; bar < expected.Length; bar++)
        {
            See(bar + 1, 100);
            _micro.Text.ShouldBe(expected[bar], $"{15 * (bar + 1)} minutes");
        }
    }

    // The price before them is not known: no bar, or bars that begin later.
    [Theory]
    [InlineData(-1)]
    [InlineData(14)]
    public void News_from_before_the_bars_are_no_narrative(int minute)
    {
        if (minute > 0)
            _micro.Update(new StrategyView(BarAt(0, 100), null, false), 0.5);
        Know(new MarketNotice.News(At(minute), IsGood: false));
        See(1, 100);
        (_micro.Votes, _micro.Text).ShouldBe((0.0, null));
    }

    [Fact]
    public void Funding_and_news_that_contradict_each_other_have_no_vote_and_two_that_agree_no_more_than_one()
    {
        See(0, 100);
        Know(new MarketNotice.News(At(15), IsGood: false));
        Know(new MarketNotice.Funding(At(15), 0.001m));
        See(1, 100);
        (_micro.Votes, _micro.Text).ShouldBe((0.0, "absorption"));
        Know(new MarketNotice.Funding(At(30), -0.001m));
        See(2, 100);
        _micro.Votes.ShouldBe(1.5);
    }

    [Fact]
    public void The_pain_trade_needs_open_interest_of_now_and_of_a_day_before_and_has_no_vote()
    {
        Know(new MarketNotice.OpenInterest(At(0), 100m));
        Know(new MarketNotice.Funding(At(1_430), 0.0001m));
        See(95, 100, place: 0.05);
        _micro.Text.ShouldBeNull();
        Know(new MarketNotice.OpenInterest(At(1_440), 150m));
        See(96, 100, place: 0.05);
        (_micro.Text, _micro.Votes).ShouldBe(("pain of longs 0.60", 0.0));
        See(96, 100, place: 0.5);
        _micro.Text.ShouldBeNull();
        Know(new MarketNotice.Funding(At(2_800), 0.0001m));
        See(191, 100, place: 0.05);
        _micro.Text.ShouldBe("pain of longs 0.60");
        See(192, 100, place: 0.05);
        _micro.Text.ShouldBeNull("the number of contracts is older than a day");
    }

    private static Timestamp At(int minute) => Timestamp.FromSeconds(60L * minute);

    private static Bar BarAt(int quarter, double close) => new(At(15 * quarter), close, close, close, close, 1);

    private void Know(MarketNotice notice) => _known.Take(notice);

    private void See(int quarter, double close, double place = 0.5) =>
        _micro.Update(new StrategyView(BarAt(quarter, close), null, false) { Known = _known }, place);
}
