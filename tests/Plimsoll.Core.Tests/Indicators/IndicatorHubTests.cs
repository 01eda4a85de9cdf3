using Plimsoll.Core.Indicators;
using Plimsoll.Core.Indicators.Averages;
using Plimsoll.Core.Indicators.Momentum;
using Plimsoll.Core.Indicators.Volatility;
using Plimsoll.Core.Market;

namespace Plimsoll.Core.Tests.Indicators;

public sealed class IndicatorHubTests
{
    [Fact]
    public void Who_asks_for_the_same_gets_the_same_instance()
    {
        var hub = new IndicatorHub(Timeframe.OneMinute);
        hub.Sma(20).ShouldBeSameAs(hub.Get(IndicatorCatalog.Spec("sma")));
        hub.Sma(21).ShouldNotBeSameAs(hub.Sma(20));
        hub.Ema(20).ShouldBeOfType<Ema>();
        hub.Rsi(14).ShouldBeOfType<Rsi>();
        hub.Atr(14).ShouldBeOfType<Atr>();
        hub.Count.ShouldBe(5);
    }

    [Fact]
    public void The_last_release_removes_the_instance()
    {
        var hub = new IndicatorHub(Timeframe.OneMinute);
        var spec = IndicatorCatalog.Spec("sma");
        hub.Get(spec);
        hub.Get(spec);
        hub.Release(spec).ShouldBeTrue();
        hub.Count.ShouldBe(1);
        hub.Release(spec).ShouldBeTrue();
        hub.Count.ShouldBe(0);
        hub.Release(spec).ShouldBeFalse();
    }

    [Fact]
    public void A_bar_that_is_not_later_is_refused_and_counted()
    {
        var hub = new IndicatorHub(Timeframe.OneMinute);
        var sma = hub.Sma(1);
        var bars = Series.OfCloses(10, 11);
        hub.Update(in bars[1]).ShouldBeTrue();
        hub.Update(in bars[1]).ShouldBeFalse();
        hub.Update(in bars[0]).ShouldBeFalse();
        hub.OutOfOrderCount.ShouldBe(2);
        sma.Value.ShouldBe(11);
    }

    [Fact]
    public void A_full_hub_says_so()
    {
        var hub = new IndicatorHub(Timeframe.OneMinute);
        for (var period = 1; period <= IndicatorHub.MaxIndicators; period++)
            hub.Sma(period);
        Should.Throw<IndicatorException>(() => hub.Sma(101)).Code.ShouldBe("indicator.limit");
        hub.Sma(100).ShouldNotBeNull();
    }

    [Theory]
    [InlineData(0)]
    [InlineData(10_001)]
    [InlineData(2.5)]
    [InlineData(double.NaN)]
    public void A_bad_parameter_is_named_with_its_range(double period)
    {
        var parameters = new Dictionary<string, double> { ["period"] = period };
        var problem = Should.Throw<IndicatorException>(() => IndicatorCatalog.Spec("rsi", parameters));
        problem.Code.ShouldBe("indicator.parameter");
        problem.Parameter.ShouldBe("period");
        problem.Message.ShouldContain("from 1 to 10000");
    }

    [Fact]
    public void A_constructor_holds_the_same_range_as_the_catalog() =>
        Should.Throw<IndicatorException>(() => new Sma(0)).Code.ShouldBe("indicator.parameter");

    [Fact]
    public void Unknown_kinds_and_parameters_are_named()
    {
        Should.Throw<IndicatorException>(() => IndicatorCatalog.Spec("smurf")).Code.ShouldBe("indicator.unknown_kind");
        var parameters = new Dictionary<string, double> { ["length"] = 3 };
        Should.Throw<IndicatorException>(() => IndicatorCatalog.Spec("sma", parameters)).Parameter.ShouldBe("length");
    }

    [Fact]
    public void Specs_are_equal_by_meaning()
    {
        var spelled = IndicatorCatalog.Spec("atr", new Dictionary<string, double> { ["period"] = 14 });
        spelled.ShouldBe(IndicatorCatalog.Spec("atr"));
        spelled.Id.ShouldBe("atr(14)");
        spelled.GetHashCode().ShouldBe(IndicatorCatalog.Spec("atr").GetHashCode());
        spelled.ShouldNotBe(IndicatorCatalog.Spec("rsi"));
    }
}
