using Plimsoll.Core.Market;
using Plimsoll.Runtime.Collecting;
using Plimsoll.Runtime.Ticks;

namespace Plimsoll.Runtime.Tests.Collecting;

/// <summary>What a session takes: each trade once, gaps where numbers are left out, and never more than it can hold.</summary>
public sealed class CollectionIntakeTests
{
    private static readonly InstrumentId Instrument = ScriptedTrades.Instrument;

    [Fact]
    public void Each_number_is_taken_once()
    {
        var intake = New();
        foreach (var number in new long[] { 5, 6, 6, 5, 7 })
            Take(intake, number).ShouldBeNull();

        var batch = intake.TakeBatch();
        batch.Series.Single().Trades.Select(one => one.VenueId).ShouldBe([5L, 6L, 7L]);
        batch.Gaps.ShouldBeEmpty();
        intake.TakeBatch().Trades.ShouldBe(0);
    }

    [Fact]
    public void A_number_that_is_left_out_is_a_gap_with_its_bounds()
    {
        var intake = New();
        Take(intake, 5);
        Take(intake, 9);

        intake.TakeBatch().Gaps.ShouldBe(
        [
            new TickGap(Instrument, Time(5), Time(9), "Trades 6 to 8 are missing."),
        ]);
        intake.OpenGaps.ShouldBe(1);
    }

    [Theory]
    [InlineData(8, true, true, "The program did not run. What was missed was read from the venue's history.")]
    [InlineData(8, false, true, "The program did not run. Nothing was missed.")]
    [InlineData(10, true, false, "The program did not run. Trades 8 to 9 are missing.")]
    public void Coming_back_is_written_down_whether_or_not_something_is_missing(
        long first, bool isHistory, bool isFilled, string reason)
    {
        var intake = New([new TickSeriesEnd(Instrument, 7, Time(7))]);
        Take(intake, 6);
        Take(intake, first, isHistory);
        Take(intake, first + 1);

        intake.TakeBatch().Gaps.ShouldBe(
            [new TickGap(Instrument, Time(7), Time(first), reason) { IsFilled = isFilled }]);
        intake.OpenGaps.ShouldBe(isFilled ? 0 : 1);
    }

    [Fact]
    public void A_gap_that_was_written_before_the_program_died_is_not_written_again()
    {
        var known = new TickGap(Instrument, Time(7), Time(12), "Trades 8 to 11 are missing.");
        var intake = New([new TickSeriesEnd(Instrument, 7, Time(7))], known);
        Take(intake, 12);

        intake.TakeBatch().Gaps.ShouldBeEmpty();
        intake.OpenGaps.ShouldBe(1);
    }

    [Fact]
    public void One_that_has_heard_nothing_does_not_begin_with_the_past()
    {
        var intake = New();
        Take(intake, 5, isHistory: true);
        intake.LastOf(Instrument).ShouldBeNull();
        Take(intake, 6);
        Take(intake, 7, isHistory: true);
        (intake.Taken, intake.FilledIn).ShouldBe((2, 1));
    }

    [Fact]
    public void What_is_no_trade_of_the_market_is_not_kept_and_leaves_no_hole()
    {
        var intake = New();
        Take(intake, 5);
        intake.Take(Instrument, ScriptedTrades.Trade(6) with { Quantity = 0 }, isHistory: false);
        Take(intake, 7);

        var batch = intake.TakeBatch();
        batch.Series.Single().Trades.Select(one => one.VenueId).ShouldBe([5L, 7L]);
        batch.Gaps.ShouldBeEmpty();
    }

    [Fact]
    public void Too_much_that_waits_ends_it_and_what_is_being_written_waits_too()
    {
        var intake = New();
        for (var number = 1; number <= CollectionIntake.MostWaiting / 2; number++)
            Take(intake, number).ShouldBeNull();
        var batch = intake.TakeBatch();
        for (var number = batch.Trades + 1; number <= CollectionIntake.MostWaiting; number++)
            Take(intake, number).ShouldBeNull();

        Take(intake, CollectionIntake.MostWaiting).ShouldBeNull("it has that one");
        Take(intake, CollectionIntake.MostWaiting + 1)
            .ShouldBe(new TickSessionEnd(TickSessionStatus.Failed, "session.overloaded"));
        intake.Done(batch);
        Take(intake, CollectionIntake.MostWaiting + 1).ShouldBeNull();
    }

    [Fact]
    public void More_holes_than_anybody_can_read_end_it()
    {
        var intake = New();
        for (var hole = 0; hole <= CollectionIntake.MostGaps; hole++)
            Take(intake, 1 + (2 * hole)).ShouldBeNull();
        Take(intake, 3 + (2 * CollectionIntake.MostGaps))
            .ShouldBe(new TickSessionEnd(TickSessionStatus.Failed, "session.too_many_gaps"));
    }

    private static Timestamp Time(long number) => ScriptedTrades.Trade(number).Time;

    private static TickSessionEnd? Take(CollectionIntake intake, long number, bool isHistory = false) =>
        intake.Take(Instrument, ScriptedTrades.Trade(number), isHistory);

    private static CollectionIntake New(IEnumerable<TickSeriesEnd>? ends = null, params TickGap[] gaps) => new(
        new TickSession
        {
            Id = Guid.CreateVersion7(),
            Name = "test",
            Kind = TickSessionKind.Collect,
            Instruments = [Instrument],
            DataTypes = [TickDataType.Prices],
            FlushSeconds = 1,
            Status = TickSessionStatus.Active,
            Source = "test",
            StartTime = DateTimeOffset.UnixEpoch,
            RecordsCollected = 0,
            PricesCount = 0,
            OrderbookCount = 0,
            Gaps = gaps,
            Bytes = 0,
        },
        ends ?? []);
}
