using Plimsoll.Core.Backtesting;
using Plimsoll.Core.Engine;
using Plimsoll.Core.Market;
using Plimsoll.Core.Risk;
using Plimsoll.Core.Strategies;
using Plimsoll.Core.Strategies.BuyAndHold;
using Plimsoll.Core.Strategies.SmaCross;
using Plimsoll.Core.Tests.Risk;
using Plimsoll.Core.Trading;
using static Plimsoll.Core.Tests.Backtesting.Portfolios.PlannedStrategy;
using static Plimsoll.Core.Tests.Backtesting.Portfolios.PortfolioRun;

namespace Plimsoll.Core.Tests.Backtesting.Portfolios;

/// <summary>Several instruments on one account.</summary>
public sealed class PortfolioTests
{
    private const int Seeds = 20;

    private static readonly Instrument[] Three = Markets.Named("AAA", "BBB", "CCC");
    private static readonly SignalProposal HoldOn = Long(stop: 90);

    [Fact]
    public void One_instrument_in_steps_is_the_same_as_bar_by_bar()
    {
        for (var seed = 1UL; seed <= Seeds; seed++)
        {
            var setup = Crossing(Three[0]);
            var bars = Markets.Walk(seed, 2_000, Markets.Hour);
            var stepped = new PortfolioRun(setup, bars);
            var record = new Lines();
            var session = new BacktestSession(setup, record);
            foreach (var bar in bars)
                session.OnBar(in bar);
            session.Finish();

            stepped.Trips.Count().ShouldBeGreaterThan(1);
            stepped.Facts.Select(fact => fact.ToString()).ShouldBe(record.Facts);
            stepped.Points.ShouldBe(record.Points);
            stepped.Session.Bars.ShouldBe(session.Bars);
        }
    }

    [Fact]
    public void What_shares_no_limit_trades_as_if_alone()
    {
        for (var seed = 1UL; seed <= Seeds; seed++)
        {
            Bar[][] bars = [.. Enumerable.Range(0, 3).Select(slot => WithGaps(seed * 3 + (ulong)slot))];
            var together = new PortfolioRun(Unlimited(Three), bars);
            for (var slot = 0; slot < 3; slot++)
            {
                var alone = new PortfolioRun(Unlimited(Three[slot]), bars[slot]).TripsOf(Three[slot]).ToList();
                alone.Count.ShouldBeGreaterThan(10);
                together.TripsOf(Three[slot]).ShouldBe(alone, $"seed {seed}, slot {slot}");
            }

            var net = together.Trips.Sum(trip => trip.NetPnl.Value);
            together.Session.Engine.State.Ledger.Cash.Value.ShouldBe(10_000_000m + net);
        }
    }

    [Fact]
    public void The_order_of_instruments_changes_numbers_only()
    {
        for (var seed = 1UL; seed <= Seeds; seed++)
        {
            Bar[][] bars = [.. Enumerable.Range(0, 3).Select(slot => WithGaps(seed * 5 + (ulong)slot))];
            var forward = new PortfolioRun(Unlimited(Three), bars);
            var backward = new PortfolioRun(Unlimited(Three[2], Three[1], Three[0]), bars[2], bars[1], bars[0]);

            backward.Trips.Select(Text).Order().ShouldBe(forward.Trips.Select(Text).Order());
            backward.Points.Select(point => point.Time).ShouldBe(forward.Points.Select(point => point.Time));
            for (var at = 0; at < forward.Points.Count; at++)
                backward.Points[at].Equity.ShouldBe(forward.Points[at].Equity, 1e-6);
        }
    }

    [Fact]
    public void Equity_has_one_point_a_close_and_never_two()
    {
        var run = new PortfolioRun(Unlimited(Three), WithGaps(1), WithGaps(2), Markets.Walk(3, 300, Markets.Hour, skip: 700));
        run.Points.Select(point => point.Time).ShouldBeUnique();
        run.Points.Select(point => point.Time).ShouldBeInOrder();
        run.Points.Select(point => point.Time).ShouldBe(
            run.Final.Select(one => one.Bar.OpenTime + Markets.Hour.Length).Distinct());
    }

    [Fact]
    public void The_second_entry_gets_what_the_first_left_and_the_third_nothing()
    {
        var setup = Setup(new BuyAndHoldDefinition(), Three) with { Sizing = new SizingRule.EquityFraction(0.018m) };
        var run = new PortfolioRun(
            setup with { Budget = RunBudget.Strategy with { MaxExposureFraction = 0.03m } },
            Markets.Flat(5, 100), Markets.Flat(5, 100), Markets.Flat(5, 100));

        var values = run.Fills.Where(fill => fill.Side == OrderSide.Buy)
            .ToDictionary(fill => fill.InstrumentId, fill => fill.Quantity.Value * 100m);
        values.Keys.ShouldBe([Three[0].Id, Three[1].Id]);
        values[Three[0].Id].ShouldBeInRange(179m, 180m);
        values[Three[1].Id].ShouldBeInRange(118m, 120m);
        run.Refusals.ShouldBe([(Three[2].Id, "signal.size_below_minimum")]);
    }

    [Fact]
    public void Cash_is_one_purse()
    {
        var setup = Setup(Of((0, Long(stop: 97))), Three) with
        {
            Sizing = new SizingRule.EquityFraction(0.35m),
            Budget = RiskCase.Widest,
        };
        var run = new PortfolioRun(setup, Markets.Flat(5, 100), Markets.Flat(5, 100), Markets.Flat(5, 100));

        var bought = run.Fills.Where(fill => fill.Side == OrderSide.Buy).Select(fill => fill.Quantity.Value).ToList();
        bought[0].ShouldBeInRange(34.5m, 35m);
        bought[1].ShouldBeInRange(34.5m, 35m);
        bought[2].ShouldBeInRange(24m, 26m, "what 95 % of the equity leaves");
        run.Points.Max(point => point.Exposure).ShouldBeInRange(0.94, 0.952, "fees made the equity less");
    }

    [Fact]
    public void More_instruments_than_strategies_allowed_are_still_one_strategy()
    {
        var names = Enumerable.Range(0, 20).Select(number => $"X{number}X").ToArray();
        var setup = Setup(Of((0, HoldOn)), Markets.Named(names)) with { Sizing = new SizingRule.EquityFraction(0.005m) };
        var run = new PortfolioRun(setup, [.. names.Select(_ => Markets.Flat(5, 100))]);

        run.Fills.Count(fill => fill.Side == OrderSide.Buy).ShouldBe(3, "the budget's positions, shared by all");
        run.Refusals.Select(refusal => refusal.Code).Distinct().ShouldBe(["risk.open_positions"]);
    }

    [Fact]
    public void Entries_of_all_instruments_count_against_one_budget()
    {
        var names = Enumerable.Range(0, 6).Select(number => $"X{number}X").ToArray();
        Bar[] bars = [.. Enumerable.Range(0, 12).Select(hour => Markets.At(hour, 100, 100, hour % 2 == 1 ? 98 : 100, 100))];
        PlannedStrategy turns = new(instrument => new Dictionary<int, SignalProposal>
        {
            [2 * Array.IndexOf(names, instrument.Base)] = Long(stop: 99),
        });
        var setup = Setup(turns, Markets.Named(names)) with { Sizing = new SizingRule.EquityFraction(0.005m) };
        var run = new PortfolioRun(setup, [.. names.Select(_ => bars)]);

        run.Trips.Count().ShouldBe(5);
        run.Refusals.ShouldBe([(Markets.Named("X5X").Id, "risk.entries_per_day")]);
    }

    [Fact]
    public void Five_losses_end_the_run_of_their_instrument_only()
    {
        PlannedStrategy hourly = new(instrument => Enumerable.Range(0, 400).Where(hour => hour % 48 == 0)
            .ToDictionary(hour => hour, _ => Long(stop: instrument.Base == "AAA" ? 99 : 50)));
        Bar[] losing = [.. Enumerable.Range(0, 400).Select(hour => Markets.At(hour, 100, 100, hour % 48 == 1 ? 98 : 100, 100))];
        var run = new PortfolioRun(Setup(hourly, Three[0], Three[1]), losing, Markets.Flat(400, 100));

        var disabled = run.Facts.OfType<AccountFact.RunDisabled>().ShouldHaveSingleItem();
        disabled.RunId.ShouldBe(run.Session.Runs[0].Configuration.Id);
        run.Session.Runs[1].Book!.DisabledReason.ShouldBeNull();
    }

    [Fact]
    public void An_instrument_that_ends_early_keeps_its_last_close_to_the_end()
    {
        var setup = Setup(Of((0, HoldOn)), Three[0], Three[1]) with { Sizing = new SizingRule.FixedQuantity(2m) };
        Bar[] rising = [.. Enumerable.Range(0, 4).Select(hour => Markets.At(hour, 100 + hour, 101 + hour, 100 + hour, 101 + hour))];
        var run = new PortfolioRun(setup, rising, Markets.Flat(50, 100));

        var trip = run.Trips.Single(trip => trip.InstrumentId == Three[0].Id);
        trip.ExitReason.ShouldBe(ExitReason.EndOfData);
        trip.ExitPrice.ShouldBe(104m * 0.9999m, 0.02m);
        trip.ExitTime.ShouldBe(Markets.Start + Markets.Hour.Length * 50);
        run.Points.Skip(4).SkipLast(1).Select(point => point.Equity).Distinct().Count().ShouldBe(1, "nothing moves any more");
    }

    [Fact]
    public void Marks_of_one_moment_are_one_equity()
    {
        var setup = Setup(Of((0, Long(stop: 50))), Three[0], Three[1]) with
        {
            Sizing = new SizingRule.EquityFraction(0.03m),
            Budget = RiskCase.Widest,
            Limits = RiskLimits.Hard with { EmergencyDrawdownFraction = 0.004m },
        };
        Bar[] falling = [Markets.At(0, 100, 100, 100, 100), Markets.At(1, 100, 100, 100, 100), Markets.At(2, 100, 100, 80, 80)];
        Bar[] rising = [Markets.At(0, 100, 100, 100, 100), Markets.At(1, 100, 100, 100, 100), Markets.At(2, 100, 120, 100, 120)];

        IsShutDown(new PortfolioRun(setup, falling, rising)).ShouldBeFalse();
        IsShutDown(new PortfolioRun(setup, rising, falling)).ShouldBeFalse();
        IsShutDown(new PortfolioRun(setup, falling, Markets.Flat(3, 100))).ShouldBeTrue("else this proves nothing");
    }

    [Fact]
    public void Nobody_sees_the_future_of_another()
    {
        for (var seed = 1UL; seed <= Seeds; seed++)
        {
            Bar[][] bars = [.. Enumerable.Range(0, 3).Select(slot => WithGaps(seed * 7 + (ulong)slot))];
            var setup = Crossing(Three) with { Budget = RiskCase.Widest };
            var whole = new PortfolioRun(setup, bars);
            var cut = Markets.Start + Markets.Hour.Length * (int)(300 + seed * 30);
            Bar[][] other = [.. bars.Select(series => series
                .Select(bar => bar.OpenTime < cut ? bar : Scaled(bar, 1.5)).ToArray())];
            var changed = new PortfolioRun(setup, other);

            Until(changed, cut).ShouldBe(Until(whole, cut));
            changed.Facts.Count.ShouldBeGreaterThan(Until(whole, cut).Count);
        }
    }

    [Fact]
    public void Steps_out_of_order_are_refused()
    {
        var session = new BacktestSession(Crossing(Three), new Lines());
        var (first, second) = (Markets.Flat(2, 100)[0], Markets.Flat(2, 100)[1]);
        session.OnBars([new SlotBar(0, second)]);
        Should.Throw<ArgumentException>(() => session.OnBars([new SlotBar(1, first)]));
        Should.Throw<ArgumentException>(() => session.OnBars([new SlotBar(1, second)]));
        Should.Throw<ArgumentException>(() => Crossing(Three[0], Three[0]));
        Should.Throw<ArgumentException>(() => Crossing(Three[0], Three[1] with { Quote = "EUR" }));
        Should.Throw<ArgumentException>(() => Crossing([]));
    }

    private static bool IsShutDown(PortfolioRun run) => run.Facts.OfType<AccountFact.ShutdownBegan>().Any();

    private static List<string> Until(PortfolioRun run, Timestamp time) =>
        [.. run.Facts.TakeWhile(fact => fact.Time < time).Select(fact => fact.ToString())];

    private static Bar Scaled(Bar bar, double by) => new(
        bar.OpenTime, bar.Open * by, bar.High * by, bar.Low * by, bar.Close * by, bar.Volume);

    private static BacktestSetup Crossing(params Instrument[] instruments) =>
        Setup(new SmaCrossDefinition(), instruments) with
        {
            Parameters = new Dictionary<string, string> { ["fast"] = "4", ["slow"] = "12" },
        };

    private static BacktestSetup Unlimited(params Instrument[] instruments) => Crossing(instruments) with
    {
        InitialBalance = new Money(10_000_000m),
        Sizing = new SizingRule.FixedQuantity(1m),
        Limits = RiskLimits.ForMeasurement(),
        Budget = RunBudget.ForMeasurement(),
    };

    /// <summary>A walk with holes of one bar and of many; all end at the same time.</summary>
    private static Bar[] WithGaps(ulong seed) =>
    [
        .. Markets.Walk(seed, 1_000, Markets.Hour).Where((_, i) =>
            i == 999 || (i % 97 != (int)(seed % 97) && i / 40 % 11 != (int)(seed % 11))),
    ];

    private sealed class Lines : IBacktestObserver
    {
        public List<string> Facts { get; } = [];

        public List<(Timestamp Time, double Equity, double Exposure)> Points { get; } = [];

        public void OnFacts(ReadOnlySpan<AccountFact> facts)
        {
            foreach (var fact in facts)
                Facts.Add(fact.ToString());
        }

        public void OnEquity(Timestamp closeTime, double equity, double exposureFraction) =>
            Points.Add((closeTime, equity, exposureFraction));
    }
}
