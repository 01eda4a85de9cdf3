using Plimsoll.Core.Backtesting;
using Plimsoll.Core.Engine;
using Plimsoll.Core.Market;
using Plimsoll.Core.Simulation;
using Plimsoll.Core.Tests.Backtesting.Portfolios;
using Plimsoll.Core.Trading;
using static Plimsoll.Core.Tests.Backtesting.Portfolios.PlannedStrategy;

namespace Plimsoll.Core.Tests.Backtesting;

/// <summary>Funding of a perpetual in a backtest, against the same sum written down by hand.</summary>
public sealed class FundingTests
{
    private static readonly Instrument Perpetual = Markets.Named("AAA") with
    {
        AssetClass = AssetClass.CryptoPerpetual,
        MaintenanceMarginFraction = 0.005m,
        Fees = FeeSchedule.None,
    };

    // Bought at 02:00, sold at the end of the 26th hour: held at 08:00, 16:00 and 24:00, each at the close before it.
    [Fact]
    public void A_long_pays_at_each_instant_what_its_value_at_the_last_close_says()
    {
        var run = Run(Perpetual, fraction: 0.0001m);

        var paid = run.Facts.OfType<AccountFact.FundingBooked>().ToArray();
        paid.Select(fact => (fact.Time, fact.Paid.Value)).ShouldBe(
        [
            (At(8), 107m * 0.0001m),
            (At(16), 115m * 0.0001m),
            (At(24), 123m * 0.0001m),
        ]);
        var trip = run.Trips.Single();
        trip.Funding.Value.ShouldBe((107m + 115m + 123m) * 0.0001m);
        trip.NetPnl.ShouldBe(trip.GrossPnl - trip.Funding);
        run.Points[^1].Equity.ShouldBe((double)(10_000m + trip.NetPnl.Value));
    }

    [Fact]
    public void Nothing_is_paid_where_the_setup_or_the_instrument_has_none()
    {
        Run(Perpetual, fraction: null).Facts.OfType<AccountFact.FundingBooked>().ShouldBeEmpty();
        Run(Markets.Named("AAA"), fraction: 0.0001m).Facts.OfType<AccountFact.FundingBooked>().ShouldBeEmpty();
    }

    // Daily bars hold three instants: the one at the open before the entry there, two inside.
    [Fact]
    public void An_instant_at_the_open_comes_before_what_fills_there()
    {
        var day = Timeframe.Of("1d");
        var bars = Enumerable.Range(0, 3)
            .Select(index => new Bar(Markets.Start + day.Length * index, 100, 100, 100, 100, 1e9)).ToArray();
        var setup = Setup(Perpetual, 0.0001m) with { Timeframe = day, Strategy = Of((0, Long(90, 130))) };

        var run = new PortfolioRun(setup, bars);

        run.Facts.OfType<AccountFact.FundingBooked>().Select(fact => fact.Time)
            .ShouldBe([At(32), At(40), At(48), At(56), At(64)]);
    }

    // Recorded from the 5th hour to the 17th: nothing else counts between the two, and the usual rate does after them.
    [Fact]
    public void Recorded_rates_count_from_their_first_to_their_last()
    {
        var run = Run(Perpetual, 0.0001m, (5, 0.002m), (11, -0.001m), (17, 0.003m));

        var paid = run.Facts.OfType<AccountFact.FundingBooked>().ToArray();
        paid.Select(fact => (fact.Time, fact.Rate, fact.Paid.Value)).ShouldBe(
        [
            (At(5), 0.002m, 104m * 0.002m),
            (At(11), -0.001m, 110m * -0.001m),
            (At(17), 0.003m, 116m * 0.003m),
            (At(24), 0.0001m, 123m * 0.0001m),
        ]);
        run.Trips.Single().Funding.Value.ShouldBe(0.208m - 0.11m + 0.348m + 0.0123m);
    }

    [Fact]
    public void The_usual_rate_counts_until_the_records_begin_and_nothing_after_them_where_there_is_none()
    {
        Times(Run(Perpetual, 0.0001m, (20, 0.002m))).ShouldBe([At(8), At(16), At(20), At(24)]);
        Times(Run(Perpetual, null, (20, 0.002m))).ShouldBe([At(20)]);
        Times(Run(Perpetual, 0.0001m, (16, 0m))).ShouldBe([At(8), At(16), At(24)]);

        static IEnumerable<Timestamp> Times(PortfolioRun run) =>
            run.Facts.OfType<AccountFact.FundingBooked>().Select(fact => fact.Time);
    }

    // Two are held; only one has records.
    [Fact]
    public void Each_instrument_has_its_own_instants()
    {
        var other = Perpetual with { Id = InstrumentId.Of("test:BBBUSDT") };
        var setup = PortfolioRun.Setup(Of((1, Long(90, 190))), Perpetual, other) with
        {
            FundingFraction = 0.0001m,
            Sizing = new SizingRule.FixedQuantity(1m),
            RecordedFunding = Recorded((8, 0.001m), (30, 0.001m)),
        };
        var run = new PortfolioRun(setup, Hours(), Hours());
        run.Facts.OfType<AccountFact.FundingBooked>().Select(fact => (fact.Time, fact.InstrumentId, fact.Rate)).ShouldBe(
        [
            (At(8), Perpetual.Id, 0.001m), (At(8), other.Id, 0.0001m), (At(16), other.Id, 0.0001m),
            (At(24), other.Id, 0.0001m),
        ]);
    }

    private static Timestamp At(int hour) => Markets.Start + Markets.Hour.Length * hour;

    private static PortfolioRun Run(
        Instrument instrument, decimal? fraction, params (int Hour, decimal Fraction)[] recorded) =>
        new(Setup(instrument, fraction) with { RecordedFunding = Recorded(recorded) }, Hours());

    private static Bar[] Hours() =>
    [
        .. Enumerable.Range(0, 26)
            .Select(hour => Markets.At(hour, 100 + hour, 100 + hour, 100 + hour, 100 + hour)),
    ];

    private static Dictionary<InstrumentId, RecordedFunding> Recorded(params (int Hour, decimal Fraction)[] rates) =>
        rates.Length == 0 ? [] : new()
        {
            [Perpetual.Id] = new RecordedFunding
            {
                Source = "the test",
                Rates = [.. rates.Select(rate => new FundingRate(At(rate.Hour), rate.Fraction))],
            },
        };

    private static BacktestSetup Setup(Instrument instrument, decimal? fraction) =>
        PortfolioRun.Setup(Of((1, Long(90, 190))), instrument) with
        {
            FundingFraction = fraction,
            Sizing = new SizingRule.FixedQuantity(1m),
            Venue = new SimulatedVenueOptions { SlippageFraction = 0m, SpreadIncrements = 0m },
        };
}
