using Plimsoll.Core.Market;
using Plimsoll.Core.Simulation;
using Plimsoll.Runtime.Markets;
using Plimsoll.Runtime.Replays;

namespace Plimsoll.Runtime.Tests.Replays;

/// <summary>What people do to the pace changes nothing of what happens.</summary>
public sealed class SameAtAnyPaceTests
{
    private static readonly Recording Night = Recording.Of(TimeSpan.FromHours(4));

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(1)]
    [InlineData(10)]
    [InlineData(100)]
    public async Task Orders_fills_equity_and_the_log_are_those_of_the_fastest(double acceleration)
    {
        var fastest = await WholeAsync(0);
        fastest.Counts.RoundTrips.ShouldBeGreaterThan(3);

        ShouldBeSame(await WholeAsync(acceleration), fastest);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task Pauses_steps_paces_and_seeking_forward_change_nothing(int seed)
    {
        var telling = new Telling();
        await using var replay = await telling.OpenAsync(Setup(10));
        var (hand, chance) = (new SeededRandom((ulong)seed), new SeededRandom((ulong)seed + 100));
        telling.Heard = _ => Disturb(replay.Market, chance);
        var stood = 0;
        while (!replay.Market.Completion.IsCompleted)
        {
            await replay.Market.StillAsync(Stop);
            stood++;
            MoveOn(replay.Market, hand);
        }

        stood.ShouldBeGreaterThan(10);
        telling.Told.ShouldBe(Night.Told);
        ShouldBeSame(replay.Books, await WholeAsync(0));
    }

    [Fact]
    public async Task Going_back_is_the_same_life_again()
    {
        await using var replay = await new Telling().OpenAsync(Setup(0));
        replay.Market.Play();
        await replay.Market.Completion;
        var whole = replay.Books;
        var middle = whole.Fills[whole.Fills.Count / 2].Time;

        await replay.SeekAsync(middle, Stop);
        await replay.Market.StillAsync(Stop);

        replay.State.ShouldBe(ReplayState.Paused);
        replay.Market.Time.ShouldBeLessThan(middle);
        replay.Books.Counts.Fills.ShouldBeInRange(1, whole.Counts.Fills - 1);
        replay.Market.Play();
        await replay.Market.Completion;
        ShouldBeSame(replay.Books, whole);
    }

    [Fact]
    public async Task Bars_come_to_the_same_at_any_pace()
    {
        var bars = Night.Told.OfType<MarketEvent.BarClosed>()
            .Where(closed => closed.InstrumentId == Recording.Trader.InstrumentId).Select(closed => closed.Bar).ToArray();
        var instrument = Night.Instruments.First(one => one.Id == Recording.Trader.InstrumentId);
        var source = ReplayBars.Of(
            instrument, (bars[0].OpenTime, bars[^1].OpenTime),
            _ => new[] { new ReadOnlyMemory<Bar>(bars) }.ToAsyncEnumerable());

        var fastest = await WholeAsync(Setup(0) with { Source = source });

        fastest.Counts.RoundTrips.ShouldBeGreaterThan(3);
        ShouldBeSame(await WholeAsync(Setup(100) with { Source = source }), fastest);
    }

    [Fact]
    public async Task Another_recording_comes_to_another_log()
    {
        var other = Setup(0) with { Source = Recording.Of(TimeSpan.FromHours(3)).Source };
        (await WholeAsync(other)).Hash.ShouldNotBe((await WholeAsync(0)).Hash);
    }

    private static ReplaySetup Setup(double acceleration) => new()
    {
        Source = Night.Source,
        Bot = Recording.Trader,
        Acceleration = acceleration,
    };

    private static Task<ReplayBooks> WholeAsync(double acceleration) => WholeAsync(Setup(acceleration));

    private static async Task<ReplayBooks> WholeAsync(ReplaySetup setup)
    {
        await using var replay = await new Telling().OpenAsync(setup);
        replay.Market.Play();
        await replay.Market.Completion;
        replay.State.ShouldBe(ReplayState.Ended);
        return replay.Books;
    }

    private static void Disturb(ReplayMarketHost market, SeededRandom chance)
    {
        switch (One(chance, 1_000))
        {
            case < 8:
                market.Pause();
                break;
            case < 14:
                market.SetAcceleration(new[] { 0, 0.5, 7, 60, 10_000 }[One(chance, 5)]);
                break;
            default:
                break;
        }
    }

    private static void MoveOn(ReplayMarketHost market, SeededRandom hand)
    {
        switch (One(hand, 4))
        {
            case 0:
                market.Step(1 + One(hand, 19));
                break;
            case 1:
                market.StepBars(1 + One(hand, 3));
                break;
            case 2:
                market.SeekTo(market.Time + TimeSpan.FromSeconds(1 + One(hand, 899)));
                break;
            default:
                market.Play();
                break;
        }
    }

    private static int One(SeededRandom random, ulong of) => (int)(random.Next() % of);

    private static void ShouldBeSame(ReplayBooks books, ReplayBooks other)
    {
        books.Counts.ShouldBe(other.Counts);
        books.Hash.ShouldBe(other.Hash);
        books.Fills.ShouldBe(other.Fills);
        books.Equity.ShouldBe(other.Equity);
    }
}
