using Plimsoll.Core.Backtesting;
using Plimsoll.Core.Backtesting.LookAhead;
using Plimsoll.Core.Backtesting.Reporting;
using Plimsoll.Core.Engine;
using Plimsoll.Core.Indicators;
using Plimsoll.Core.Market;
using Plimsoll.Core.Simulation;
using Plimsoll.Core.Strategies;
using Plimsoll.Core.Strategies.Alpha;
using Plimsoll.Core.Tests.Backtesting.Portfolios;

namespace Plimsoll.Core.Tests.Backtesting;

/// <summary>What becomes known in a backtest, and who sees it when.</summary>
public sealed class NoticeTests
{
    private static readonly TimeSpan Blink = TimeSpan.FromMicroseconds(1);
    private static readonly Instrument Perpetual = Markets.Named("AAA") with
    {
        AssetClass = AssetClass.CryptoPerpetual,
        MaintenanceMarginFraction = 0.005m,
    };

    private static readonly Instrument Other = Perpetual with { Id = InstrumentId.Of("test:BBBUSDT"), Base = "BBB" };

    // From before the first bar, an instant before an end, at an end, and after the last bar.
    private static readonly MarketNotice[] Story =
    [
        new MarketNotice.OpenInterest(At(-30), 50m),
        new MarketNotice.Funding(At(2) - Blink, 0.001m),
        new MarketNotice.News(At(3), IsGood: false),
        new MarketNotice.News(At(9), IsGood: true),
    ];

    private static readonly string[] Seen =
    [
        "AAA 01 00:00 |50|", "AAA 01 01:00 0.001|50|", "AAA 01 02:00 0.001|50|", "AAA 01 03:00 0.001|50|False",
    ];

    [Fact]
    public void A_notice_is_seen_by_the_first_bar_that_ends_after_it()
    {
        var witness = new NoticeWitness();
        var session = new BacktestSession(Setup(witness), new Nobody());
        foreach (var bar in Markets.Flat(4, 100))
            session.OnBar(in bar);
        witness.Seen.ShouldBe(Seen);
    }

    [Fact]
    public void The_same_over_finer_bars_and_over_trades()
    {
        var witness = new NoticeWitness();
        var minutes = Timeframe.Of("15m");
        Bar[] fine = [.. Enumerable.Range(0, 16).Select(
            index => new Bar(Markets.Start + minutes.Length * index, 100, 100, 100, 100, 1e9))];
        _ = new PortfolioRun(Setup(witness) with { DetailTimeframe = minutes }, fine);
        witness.Seen.ShouldBe(Seen);

        witness.Seen.Clear();
        var session = new BacktestSession(
            Setup(witness) with { Ticks = IndicatorInput.Trades }, new Nobody());
        for (var half = 0; half <= 8; half++)
            session.OnTick(new SlotTick(0, new Trade(At(0) + TimeSpan.FromMinutes(30 * half), 100, 1, false, half), null));
        witness.Seen.ShouldBe(Seen);
    }

    [Fact]
    public void Each_instrument_has_its_own_and_settled_rates_are_known_too()
    {
        var witness = new NoticeWitness();
        var setup = Setup(witness, Perpetual, Other) with
        {
            RecordedFunding = new Dictionary<InstrumentId, RecordedFunding>
            {
                [Other.Id] = new() { Source = "the test", Rates = [new(At(1), 0.002m), new(At(2) - Blink, -0.003m)] },
            },
        };
        _ = new PortfolioRun(setup, Markets.Flat(3, 100), Markets.Flat(3, 100));
        witness.Seen.ShouldBe(
        [
            Seen[0], "BBB 01 00:00 ||", Seen[1], "BBB 01 01:00 -0.003||", Seen[2], "BBB 01 02:00 -0.003||",
        ]);
    }

    [Fact]
    public void Who_does_not_look_at_them_trades_the_same()
    {
        var bars = Markets.Walk(3, 800, Markets.Hour);
        var cross = StrategyCatalog.Find("sma-cross")!;
        var with = new PortfolioRun(Setup(cross) with { Notices = Notices(Long(bars.Length)) }, bars);
        var without = new PortfolioRun(Setup(cross) with { Notices = Notices() }, bars);
        with.Trips.Count().ShouldBeGreaterThan(3);
        with.Trips.Select(PortfolioRun.Text).ShouldBe(without.Trips.Select(PortfolioRun.Text));
        with.Points.ShouldBe(without.Points);
    }

    [Fact]
    public void Alpha_trades_otherwise_with_them_and_the_same_when_it_runs_again()
    {
        var bars = Markets.Walk(3, 800, Markets.Hour);
        var setup = Setup(new AlphaDefinition()) with { Notices = Notices(Long(bars.Length)) };
        string[] first = [.. new PortfolioRun(setup, bars).Trips.Select(PortfolioRun.Text)];
        first.Length.ShouldBeGreaterThan(3);
        new PortfolioRun(setup, bars).Trips.Select(PortfolioRun.Text).ShouldBe(first);
        new PortfolioRun(setup with { Notices = Notices() }, bars).Trips.Select(PortfolioRun.Text).ShouldNotBe(first);
    }

    // A run that is put together again gets its past bars and notices, and stands where it stood.
    [Fact]
    public void A_run_that_is_fed_the_same_past_comes_to_the_same_mind()
    {
        var bars = Markets.Walk(3, 300, Markets.Hour);
        var notices = Long(bars.Length);
        var setup = Setup(new AlphaDefinition()) with { Notices = Notices(notices) };
        var lived = new BacktestSession(setup, new Nobody());
        var rebuilt = StrategyRun.Create(
            BacktestRuns.Of(setup).Single(), setup.Strategy, new InstrumentTable(setup.Instruments), 1);
        var (next, told) = (0, 0);
        foreach (var bar in bars)
        {
            lived.OnBar(in bar);
            for (; next < notices.Length && notices[next].KnownAt < bar.OpenTime + Markets.Hour.Length; next++)
                TradingEngine.Warm(rebuilt, notices[next]);
            TradingEngine.Warm(rebuilt, in bar);
            rebuilt.History.Last!.Conditions.ToArray().ShouldBe(lived.Run.History.Last!.Conditions.ToArray());
            rebuilt.History.Last.State.ShouldBe(lived.Run.History.Last.State);
            told += rebuilt.History.Last.State is null ? 0 : 1;
        }

        told.ShouldBeGreaterThan(50, "else nothing was compared");
    }

    [Fact]
    public void The_look_ahead_check_feeds_them_and_finds_nothing()
    {
        var bars = Markets.Walk(3, 4_000, Markets.Hour);
        var setup = Setup(new AlphaDefinition()) with { Notices = Notices(Long(bars.Length)) };
        var result = new LookAheadCheck(setup).Run(new LookAheadSeries(bars), 1, _ => false);
        (result.IsClean, result.StartFindings.Count).ShouldBe((true, 0));
        (result.Signals, result.Starts).ShouldSatisfyAllConditions(
            () => result.Signals.ShouldBeGreaterThan(5), () => result.Starts.ShouldBeGreaterThan(0));
    }

    [Fact]
    public void The_report_names_them()
    {
        var report = Report(Setup(new NoticeWitness()));
        report.Assumptions.Single(one => one.Name == "Notices").Note.ShouldStartWith(
            "test:AAAUSDT 4 notices of the test from ");
        Report(Setup(new NoticeWitness()) with { Notices = Notices() })
            .Assumptions.ShouldNotContain(one => one.Name == "Notices");
    }

    [Fact]
    public void Notices_stand_in_the_order_of_time()
    {
        Should.Throw<ArgumentException>(() => new RecordedNotices { Source = "the test", Notices = [] });
        Should.Throw<ArgumentException>(
            () => new RecordedNotices { Source = "the test", Notices = [Story[1], Story[0]] });
    }

    private static Timestamp At(int hour) => Markets.Start + Markets.Hour.Length * hour;

    // Rates, contracts and news of all kinds, at times that are no ends of bars.
    private static MarketNotice[] Long(int hours)
    {
        var random = new SeededRandom(5);
        decimal[] rates = [-0.0006m, -0.0003m, 0m, 0.0003m, 0.0006m];
        var notices = new List<MarketNotice>();
        for (var hour = 0; hour < hours; hour++)
        {
            var at = At(hour) + TimeSpan.FromMinutes(59 * random.Uniform());
            if (hour % 8 == 0)
                notices.Add(new MarketNotice.Funding(at, rates[(int)(random.Uniform() * rates.Length)]));
            if (hour % 4 == 0)
                notices.Add(new MarketNotice.OpenInterest(at, (decimal)Math.Round(100 + 50 * random.Uniform())));
            if (hour % 7 == 0)
                notices.Add(new MarketNotice.News(at, random.Uniform() < 0.5));
        }

        return [.. notices];
    }

    private static Dictionary<InstrumentId, RecordedNotices> Notices(params MarketNotice[] notices) =>
        notices.Length == 0 ? [] : new()
        {
            [Perpetual.Id] = new RecordedNotices { Source = "the test", Notices = notices },
        };

    private static BacktestSetup Setup(StrategyDefinition strategy, params Instrument[] instruments) =>
        PortfolioRun.Setup(strategy, instruments is [] ? [Perpetual] : instruments) with { Notices = Notices(Story) };

    private static BacktestReport Report(BacktestSetup setup)
    {
        using var backtest = new Backtest(setup, new ReportOrigin
        {
            Sources = [new DataSource("file", "bars.csv")],
            CodeVersion = "test",
            RiskFreeFraction = 0,
        });
        foreach (var bar in Markets.Flat(4, 100))
            backtest.OnBar(in bar);
        return backtest.Finish();
    }

    private sealed class Nobody : IBacktestObserver
    {
        public void OnFacts(ReadOnlySpan<AccountFact> facts)
        {
            // What strategies see is looked at.
        }

        public void OnEquity(Timestamp closeTime, double equity, double exposureFraction)
        {
            // What strategies see is looked at.
        }
    }
}
