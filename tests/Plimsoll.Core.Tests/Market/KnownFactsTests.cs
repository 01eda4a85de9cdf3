using Plimsoll.Core.Market;

namespace Plimsoll.Core.Tests.Market;

public sealed class KnownFactsTests
{
    private const long Day = 86_400L * Timestamp.MicrosPerSecond;

    [Fact]
    public void Nothing_is_known_before_the_first_notice_and_the_last_of_each_kind_after_it()
    {
        var known = new KnownFacts();
        (known.Funding, known.OpenInterest, known.OpenInterestRatio, known.News).ShouldBe((null, null, null, null));

        known.Take(new MarketNotice.Funding(new Timestamp(1), 0.0001m));
        known.Take(new MarketNotice.News(new Timestamp(1), IsGood: true));
        known.Take(new MarketNotice.Funding(new Timestamp(2), -0.0002m));

        known.Funding.ShouldBe(new MarketNotice.Funding(new Timestamp(2), -0.0002m));
        known.News.ShouldBe(new MarketNotice.News(new Timestamp(1), true));
        known.OpenInterest.ShouldBeNull();
        Should.Throw<ArgumentException>(() => known.Take(new MarketNotice.News(new Timestamp(1), false)));
        known.News!.IsGood.ShouldBeTrue("a notice that comes too late is not taken");
    }

    // A day before to the microsecond, one less, and two days to the microsecond, one more.
    [Theory]
    [InlineData(Day, 1.5)]
    [InlineData(Day - 1, null)]
    [InlineData(2 * Day, 1.5)]
    [InlineData(2 * Day + 1, null)]
    public void The_ratio_needs_a_number_that_is_a_day_old_and_no_more_than_two(long age, double? ratio)
    {
        var known = new KnownFacts();
        known.Take(new MarketNotice.OpenInterest(new Timestamp(7), 200m));
        known.OpenInterestRatio.ShouldBeNull();
        known.Take(new MarketNotice.OpenInterest(new Timestamp(7 + age), 300m));
        known.OpenInterestRatio.ShouldBe(ratio);
        known.OpenInterest!.Contracts.ShouldBe(300m);
    }

    [Fact]
    public void The_ratio_is_to_what_was_known_a_day_before()
    {
        var known = new KnownFacts();
        for (var sixth = 0; sixth <= 12; sixth++)
        {
            known.Take(new MarketNotice.OpenInterest(new Timestamp(sixth * Day / 6), 100m + sixth));
            known.OpenInterestRatio.ShouldBe(sixth < 6 ? null : (100.0 + sixth) / (94 + sixth), $"{sixth}");
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    public void Open_interest_is_above_zero(int contracts) =>
        Should.Throw<ArgumentOutOfRangeException>(() => new MarketNotice.OpenInterest(default, contracts));
}
