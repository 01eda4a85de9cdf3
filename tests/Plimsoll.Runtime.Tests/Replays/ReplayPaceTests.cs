using Plimsoll.Core.Engine;
using Plimsoll.Core.Market;
using Plimsoll.Runtime.Markets;
using Plimsoll.Runtime.Replays;

namespace Plimsoll.Runtime.Tests.Replays;

public sealed class ReplayPaceTests
{
    private readonly Telling _telling = new();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task It_stands_at_its_beginning_until_it_is_let_go()
    {
        await using var replay = await _telling.OpenAsync(Recording.At(0, 1), 1);
        await replay.Market.StillAsync(Stop);

        (replay.State, replay.Market.Sequence).ShouldBe((ReplayState.Paused, 0));
        _telling.Clock.Waits.ShouldBeEmpty();
    }

    [Fact]
    public async Task Between_two_events_it_waits_their_gap_divided_by_the_pace()
    {
        await WholeAsync(Recording.At(0, 4, 10), 2);

        _telling.Clock.Waits.ShouldBe([TimeSpan.FromSeconds(2), TimeSpan.FromSeconds(3)]);
    }

    [Fact]
    public async Task Without_a_bound_it_waits_for_nothing()
    {
        await WholeAsync(Recording.At(0, 3_600, 7_200), 0);

        _telling.Clock.Waits.ShouldBeEmpty();
        _telling.Told.OfType<MarketEvent.Traded>().Count().ShouldBe(3);
    }

    [Fact]
    public async Task Nobody_waits_longer_than_five_seconds_and_what_is_skipped_is_told()
    {
        await using var replay = await WholeAsync(Recording.At(0, 3_600, 3_610), 10);

        // The bar of the first minute ends on the way.
        _telling.Clock.Waits.ShouldBe(
            [TimeSpan.FromSeconds(5), TimeSpan.FromSeconds(5), TimeSpan.FromSeconds(1)]);
        replay.Market.Skipped.ShouldBe((2, TimeSpan.FromSeconds(3_600 - 2 * 50)));
    }

    [Fact]
    public async Task A_step_is_one_event_and_a_step_of_bars_goes_to_the_bars_end()
    {
        await using var replay = await _telling.OpenAsync(Recording.At(0, 10, 20, 70, 130), 1);

        replay.Market.Step(1);
        await replay.Market.StillAsync(Stop);
        replay.Market.Sequence.ShouldBe(1);

        replay.Market.StepBars(1);
        await replay.Market.StillAsync(Stop);
        _telling.Told[^1].ShouldBeOfType<MarketEvent.BarClosed>();
        replay.Market.Time.ShouldBe(Timestamp.FromSeconds(60));
        replay.State.ShouldBe(ReplayState.Paused);
        _telling.Clock.Waits.ShouldBeEmpty();
    }

    [Fact]
    public async Task Seeking_forward_waits_for_nothing_and_stands_before_the_first_event_that_is_not_before()
    {
        await using var replay = await _telling.OpenAsync(Recording.At(0, 100, 200, 300), 1);

        await replay.SeekAsync(Timestamp.FromSeconds(200), Stop);
        await replay.Market.StillAsync(Stop);

        _telling.Told.OfType<MarketEvent.Traded>().Count().ShouldBe(2);
        _telling.Clock.Waits.ShouldBeEmpty();
        replay.Market.Step(1);
        await replay.Market.StillAsync(Stop);
    }

    [Fact]
    public async Task Held_still_it_is_let_go_where_it_stood()
    {
        await using var replay = await _telling.OpenAsync(Recording.At(0, 4, 8), 1);
        _telling.Heard = told =>
        {
            if (told.Time == Timestamp.FromSeconds(4))
                replay.Market.Pause();
        };
        replay.Market.Play();
        await replay.Market.StillAsync(Stop);
        replay.Market.Time.ShouldBe(Timestamp.FromSeconds(4));

        replay.Market.Play();
        await replay.Market.Completion;
        _telling.Clock.Waits.ShouldBe([TimeSpan.FromSeconds(4), TimeSpan.FromSeconds(4)]);
    }

    [Fact]
    public async Task Stopped_it_tells_nothing_more_and_can_be_looked_at()
    {
        await using var replay = await _telling.OpenAsync(Recording.At(0, 10), 1);
        replay.Market.Step(1);
        await replay.Market.StillAsync(Stop);

        await replay.StopAsync();

        (replay.State, replay.Market.Sequence).ShouldBe((ReplayState.Stopped, 1));
        (await replay.ReadAsync(session => session.State.Mode, Stop)).ShouldBe(OperatingMode.Autonomous);
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(0.05)]
    [InlineData(10_001)]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public async Task There_are_paces_it_does_not_take(double acceleration)
    {
        await Should.ThrowAsync<ArgumentOutOfRangeException>(() => _telling.OpenAsync(Recording.At(0), acceleration));
        await using var replay = await _telling.OpenAsync(Recording.At(0), 1);
        Should.Throw<ArgumentOutOfRangeException>(() => replay.Market.SetAcceleration(acceleration));
    }

    [Fact]
    public async Task A_recording_that_cannot_be_read_ends_it_and_says_so()
    {
        var broken = Recording.At(0) with
        {
            Read = _ => throw new InvalidDataException("a segment is damaged"),
        };
        await using var replay = await WholeAsync(broken, 1);

        replay.State.ShouldBe(ReplayState.Failed);
        replay.Market.Failure.ShouldBeOfType<InvalidDataException>();
    }

    [Fact]
    public async Task Stored_ticks_are_told_as_the_market_told_them()
    {
        var night = Recording.Of(TimeSpan.FromMinutes(30));
        await WholeAsync(night.Source, 0);

        _telling.Told.ShouldBe(night.Told);
    }

    [Fact]
    public async Task A_bar_is_told_as_four_prices_and_its_end()
    {
        var instrument = Recording.At(0).Instruments[0];
        Bar[] bars =
        [
            new(Timestamp.FromSeconds(60), 10, 12, 9, 11, 4), new(Timestamp.FromSeconds(120), 11, 13, 8, 10, double.NaN),
        ];
        var source = ReplayBars.Of(
            instrument, (bars[0].OpenTime, bars[1].OpenTime),
            _ => new[] { new ReadOnlyMemory<Bar>(bars) }.ToAsyncEnumerable());

        await using var replay = await WholeAsync(source, 0);

        _telling.Told.OfType<MarketEvent.Traded>().Select(told => told.Trade.Price)
            .ShouldBe([10, 9, 12, 11, 11, 13, 8, 10]);
        _telling.Told.OfType<MarketEvent.BarClosed>().Select(told => told.Bar).ShouldBe(bars);
        _telling.Told.Select(told => told.Sequence).ShouldBe([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
        _telling.Told.Select(told => told.Time).ShouldBeInOrder();
        replay.Market.Time.ShouldBe(source.End);
    }

    private async Task<Replay> WholeAsync(ReplaySource source, double acceleration)
    {
        var replay = await _telling.OpenAsync(source, acceleration);
        replay.Market.Play();
        await replay.Market.Completion;
        return replay;
    }
}
