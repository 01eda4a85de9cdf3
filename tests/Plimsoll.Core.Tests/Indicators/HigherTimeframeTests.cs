using Plimsoll.Core.Indicators;
using Plimsoll.Core.Market;

namespace Plimsoll.Core.Tests.Indicators;

public sealed class HigherTimeframeTests
{
    private static readonly Timeframe Hour = Timeframe.Of("1h");
    private static readonly Timeframe FourHours = Timeframe.Of("4h");

    [Fact]
    public void A_higher_bar_is_seen_with_the_lower_bar_that_completes_it()
    {
        var hub = new IndicatorHub(Hour);
        var average = hub.Higher(FourHours).Sma(1);
        var seen = Feed(hub, Enumerable.Range(0, 9), hour => 10 + hour).Select(_ => average.Value).ToArray();
        seen.ShouldBe(
            [double.NaN, double.NaN, double.NaN, 13, 13, 13, 13, 17, 17], "closes of 03:00 and 07:00, nothing earlier");
    }

    [Fact]
    public void A_gap_completes_the_bar_before_it()
    {
        var hub = new IndicatorHub(Hour);
        var average = hub.Higher(FourHours).Sma(1);
        Feed(hub, [0, 1, 8], hour => 10 + hour).Select(_ => average.Value).ToArray()
            .ShouldBe([double.NaN, double.NaN, 11]);
    }

    [Fact]
    public void Everyone_gets_the_same_hub_and_the_own_timeframe_is_the_hub_itself()
    {
        var hub = new IndicatorHub(Hour);
        hub.Higher(Hour).ShouldBeSameAs(hub);
        hub.Higher(FourHours).ShouldBeSameAs(hub.Higher(FourHours));
        hub.Higher(FourHours).Timeframe.ShouldBe(FourHours);
    }

    [Theory]
    [InlineData("1h", "15m")]
    [InlineData("2h", "45m")]
    public void What_cannot_be_built_is_refused(string own, string higher) =>
        Should.Throw<IndicatorException>(() => new IndicatorHub(Timeframe.Of(own)).Higher(Timeframe.Of(higher)))
            .Code.ShouldBe(IndicatorException.InputMissing);

    private static IEnumerable<int> Feed(IndicatorHub hub, IEnumerable<int> hours, Func<int, double> close)
    {
        foreach (var hour in hours)
        {
            var price = close(hour);
            var bar = new Bar(Timestamp.FromSeconds(86_400 * 20_000L + 3_600 * hour), price, price, price, price, 1);
            hub.Update(in bar).ShouldBeTrue();
            yield return hour;
        }
    }
}
