using Plimsoll.Core.Backtesting;
using Plimsoll.Core.Indicators;
using Plimsoll.Core.Market;
using Plimsoll.Core.Strategies;
using Plimsoll.Core.Tests.Backtesting.Portfolios;

namespace Plimsoll.Core.Tests.Backtesting;

/// <summary>What strategies see of bars whose volume was printed as 0.</summary>
public sealed class UnknownVolumeTests
{
    private static readonly Instrument Euro = Markets.Named("EUR") with { AssetClass = AssetClass.Fx };

    [Fact]
    public void Zeros_of_a_currency_pair_give_no_value_to_anything_that_needs_a_volume()
    {
        var seen = Run(Euro, Hours(60, _ => 0));

        seen.Volumes.ShouldAllBe(volume => double.IsNaN(volume));
        seen.Values.Keys.ShouldContain("obv");
        foreach (var (name, values) in seen.Values)
            values.ShouldAllBe(value => double.IsNaN(value), name);
        seen.Prices[^1].ShouldBe(159.5, "the mean of the last two closes knows no volume");
    }

    [Fact]
    public void Zeros_of_a_coin_are_volumes_like_others()
    {
        var seen = Run(Markets.Named("AAA"), Hours(60, _ => 0));
        seen.Volumes.ShouldAllBe(volume => volume == 0);
        seen.Values["volume_sma"][^1].ShouldBe(0);
    }

    [Fact]
    public void A_zero_among_volumes_is_passed_over()
    {
        var seen = Run(Euro, Hours(60, hour => hour == 50 ? 0 : 10));
        double.IsNaN(seen.Values["volume_sma"][50]).ShouldBeTrue();
        seen.Values["volume_sma"][51].ShouldBe(10);
    }

    // Finer bars add up before anybody asks: only an hour of nothing but zeros is unknown.
    [Fact]
    public void Bars_that_are_built_from_zeros_have_no_volume_either()
    {
        var quarter = Timeframe.Of("15m");
        var bars = Enumerable.Range(0, 240).Select(index => Markets.At(0, 100, 100, 100, 100) with
        {
            OpenTime = Markets.Start + quarter.Length * index,
            Volume = index % 4 == 1 && index >= 120 ? 7 : 0,
        });
        var seen = Run(Euro, [.. bars], setup => setup with { DetailTimeframe = quarter });
        seen.Volumes[..30].ShouldAllBe(volume => double.IsNaN(volume));
        seen.Volumes[30..].ShouldAllBe(volume => volume == 7);
    }

    private static Bar[] Hours(int count, Func<int, double> volume) =>
    [
        .. Enumerable.Range(0, count).Select(hour =>
            Markets.At(hour, 101 + hour, 101 + hour, 101 + hour, 101 + hour) with { Volume = volume(hour) }),
    ];

    private static Watching Run(Instrument instrument, Bar[] bars, Func<BacktestSetup, BacktestSetup>? change = null)
    {
        var definition = new WatchingDefinition();
        var setup = PortfolioRun.Setup(definition, instrument);
        _ = new PortfolioRun(change?.Invoke(setup) ?? setup, bars);
        definition.Made.ShouldNotBeNull();
        return definition.Made;
    }

    private sealed class WatchingDefinition : StrategyDefinition
    {
        public Watching? Made { get; private set; }

        public override string Name => "watching";

        public override int Version => 1;

        public override string Title => "Watching";

        public override string Description => "Looks at volumes and never trades";

        public override string DefaultTimeframe => "1h";

        public override IReadOnlyList<StrategyParameter> Parameters { get; } = [];

        public override Strategy Create(
            StrategyParameters parameters, Instrument instrument, IndicatorHub indicators) =>
            Made = new Watching(indicators);
    }

    private sealed class Watching(IndicatorHub indicators) : Strategy
    {
        private readonly Indicator[] _needy =
        [
            .. IndicatorCatalog.OverBars.Where(kind => kind.Needs.HasFlag(IndicatorInput.Volume))
                .Select(kind => indicators.Get(kind.Spec())),
        ];

        private readonly Indicator _price = indicators.Sma(2);

        public List<double> Volumes { get; } = [];

        public List<double> Prices { get; } = [];

        public Dictionary<string, List<double>> Values { get; } = [];

        public override StrategyTerms Terms { get; } = new();

        public override int WarmupBars => 0;

        public override IReadOnlyList<string> ConditionNames { get; } = [];

        public override void OnBar(in StrategyView view, Evaluation evaluation, ICollection<SignalProposal> proposals)
        {
            Volumes.Add(view.Bar.Volume);
            Prices.Add(_price.Value);
            foreach (var indicator in _needy)
            {
                if (!Values.TryGetValue(indicator.Spec.Kind.Name, out var values))
                    Values[indicator.Spec.Kind.Name] = values = [];
                values.Add(indicator.Value);
            }
        }
    }
}
