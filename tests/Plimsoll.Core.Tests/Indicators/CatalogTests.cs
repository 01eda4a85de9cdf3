using Plimsoll.Core.Indicators;
using Plimsoll.Core.Market;

namespace Plimsoll.Core.Tests.Indicators;

/// <summary>The catalog as a form, a condition and a caller see it.</summary>
public sealed class CatalogTests
{
    public static TheoryData<string> Kinds => [.. IndicatorCatalog.Kinds.Select(kind => kind.Name)];

    [Theory, MemberData(nameof(Kinds))]
    public void A_kind_describes_itself(string name)
    {
        var kind = IndicatorCatalog.KindOf(name);
        name.ShouldMatch("^[a-z][a-z0-9_]*$");
        kind.Title.ShouldNotBeNullOrWhiteSpace();
        kind.Formula.ShouldNotBeNullOrWhiteSpace();
        kind.Source.ShouldNotBeNullOrWhiteSpace();
        kind.Fields.Select(field => field.Name).ShouldBeUnique();
        kind.Parameters.SkipWhile(one => !one.IsChoice).ShouldAllBe(one => one.IsChoice);
        kind.Parameters.ShouldAllBe(one => one.Description.Length > 0);
        kind.Family.ShouldBeOneOf(
            "Averages", "Momentum", "Price", "Statistics", "Structure", "Trend", "Volatility", "Volume", "Windows");
    }

    [Theory, MemberData(nameof(Kinds))]
    public void A_new_instance_has_no_value_and_a_kind_over_windows_takes_no_bars(string name)
    {
        var kind = IndicatorCatalog.KindOf(name);
        var hub = new IndicatorHub(Timeframe.OneMinute);
        if (!kind.Needs.HasFlag(IndicatorInput.Bars))
        {
            Should.Throw<IndicatorException>(() => hub.Get(name)).Code.ShouldBe("indicator.input_missing");
            Should.Throw<IndicatorException>(() => kind.Create(kind.Example)).Code.ShouldBe("indicator.input_missing");
            kind.Example.WarmupBars.ShouldBe(0);
            return;
        }

        var indicator = kind.Create(kind.Example);
        kind.Fields.ShouldAllBe(field => double.IsNaN(field.Read(indicator)));
        indicator.WarmupBars.ShouldBe(kind.Example.WarmupBars);
        kind.WarmupSeconds(kind.Example).ShouldBe(0);
    }

    [Theory, MemberData(nameof(Kinds))]
    public void A_spec_is_read_back_from_its_name(string name)
    {
        var kind = IndicatorCatalog.KindOf(name);
        if (!kind.NeedsReference)
            IndicatorCatalog.Parse(name).ShouldBe(kind.Spec());
        IndicatorCatalog.Parse(kind.Example.Id).ShouldBe(kind.Example);
        for (ulong seed = 1; seed <= 20; seed++)
        {
            var spec = Draw.Spec(kind, seed);
            IndicatorCatalog.Parse(spec.Id).ShouldBe(spec);
        }
    }

    [Theory, MemberData(nameof(Kinds))]
    public void A_bad_parameter_is_refused_by_name(string name)
    {
        var kind = IndicatorCatalog.KindOf(name);
        foreach (var parameter in kind.Parameters)
        {
            double[] bad = [parameter.Min - 1, parameter.Max + 1, double.NaN, double.PositiveInfinity];
            foreach (var value in parameter.IsInteger ? [.. bad, parameter.Min + 0.5] : bad)
                ShouldRefuse(() => Spec(kind, (parameter.Name, value)), parameter.Name, parameter.Code);
        }

        ShouldRefuse(() => Spec(kind, ("colour", 1)), "colour");
    }

    [Theory, MemberData(nameof(Kinds))]
    public void A_broken_rule_is_refused_by_name(string name)
    {
        var kind = IndicatorCatalog.KindOf(name);
        foreach (var rule in kind.Rules)
        {
            var largest = kind.Parameters.Single(one => one.Name == rule.Parameter).Max;
            ShouldRefuse(() => Spec(kind, (rule.Parameter, largest)), rule.Parameter, rule.Code);
        }
    }

    [Fact]
    public void Choices_are_named_and_their_defaults_left_out()
    {
        IndicatorCatalog.Parse("ema(20,close)").Id.ShouldBe("ema(20)");
        IndicatorCatalog.Parse("ema(20, hl2)").Id.ShouldBe("ema(20,hl2)");
        IndicatorCatalog.Parse("hma(14,close,floor)").Id.ShouldBe("hma(14,close,floor)");
        IndicatorCatalog.Parse("macd").Id.ShouldBe("macd(12,26,9)");
        ShouldRefuse(() => IndicatorCatalog.Parse("ema(20,bid)"), "source");
        ShouldRefuse(() => IndicatorCatalog.Parse("ema(many)"), "period");
        ShouldRefuse(() => IndicatorCatalog.Parse("ema(20,close,3)"), null);
        ShouldRefuse(() => IndicatorCatalog.Parse("ema(20"), null);
        Should.Throw<IndicatorException>(() => IndicatorCatalog.Parse("emu(20)"))
            .Code.ShouldBe("indicator.unknown_kind");
    }

    [Fact]
    public void What_the_data_does_not_have_is_said()
    {
        var hub = new IndicatorHub(Timeframe.OneMinute, IndicatorInput.Bars);
        hub.Get("sma(20)").ShouldNotBeNull();
        Should.Throw<IndicatorException>(() => hub.Get("obv")).Code.ShouldBe("indicator.input_missing");
        hub.Count.ShouldBe(1);
    }

    private static IndicatorSpec Spec(IndicatorKind kind, (string Name, double Value) one) =>
        kind.Spec(new Dictionary<string, double> { [one.Name] = one.Value });

    private static void ShouldRefuse(Func<IndicatorSpec> ask, string? parameter, string code = "indicator.parameter")
    {
        var problem = Should.Throw<IndicatorException>(ask);
        problem.Code.ShouldBe(code);
        problem.Parameter.ShouldBe(parameter);
    }
}
