using Plimsoll.Core.Market;
using Plimsoll.Runtime.Collecting;
using Plimsoll.Runtime.Markets;

namespace Plimsoll.Runtime.Tests.Collecting;

/// <summary>A list that knows a trade later than the stream, on a clock that each question moves.</summary>
public sealed class ReadLagTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(0, 0)]
    [InlineData(1, 250)]
    [InlineData(8, 2_000)]
    public async Task It_is_the_time_until_the_first_question_that_the_list_answers_with_the_trade(int blind, int lagMs)
    {
        var clock = new LeapingClock();
        var lag = await new ReadLag(new LaggingTape(blind), clock).MeasureAsync(ScriptedTrades.Instrument, Stop);

        lag.ShouldBe(TimeSpan.FromMilliseconds(lagMs));
    }

    [Fact]
    public async Task A_list_that_never_knows_it_and_a_stream_that_breaks_are_no_measurement()
    {
        var clock = new LeapingClock();
        (await new ReadLag(new LaggingTape(int.MaxValue), clock).MeasureAsync(ScriptedTrades.Instrument, Stop))
            .ShouldBeNull();
        var broken = new ScriptedTrades();
        broken.Say(new FeedNews.Trouble("feed.line", "cut"));
        await Should.ThrowAsync<CollectionException>(
            new ReadLag(broken, clock).MeasureAsync(ScriptedTrades.Instrument, Stop));
    }

    /// <summary>Who waits a moment finds that it has passed; what takes longer never comes.</summary>
    private sealed class LeapingClock : TimeProvider
    {
        private long _ticks;

        public override long TimestampFrequency => TimeSpan.TicksPerSecond;

        public override long GetTimestamp() => Volatile.Read(ref _ticks);

        public override ITimer CreateTimer(
            TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            if (dueTime < TimeSpan.FromSeconds(1))
            {
                Interlocked.Add(ref _ticks, dueTime.Ticks);
                ThreadPool.QueueUserWorkItem(_ => callback(state));
            }

            return System.CreateTimer(callback, state, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        }
    }

    /// <param name="blind">Questions about each trade before the list knows it.</param>
    private sealed class LaggingTape(int blind) : ITradeFeed
    {
        private readonly Dictionary<long, int> _asked = [];

        public int PageLength => 10;

        public string Code => "far";

        public Task CheckAsync(IReadOnlyList<InstrumentId> instruments, CancellationToken cancellationToken) =>
            Task.CompletedTask;

        public IAsyncEnumerable<FeedNews> ListenAsync(
            IReadOnlyList<InstrumentId> instruments, CancellationToken cancellationToken) =>
            Enumerable.Range(1, 5)
                .Select(number => (FeedNews)new FeedNews.Traded(
                    ScriptedTrades.Instrument, ScriptedTrades.Trade(number), null))
                .ToAsyncEnumerable();

        public Task<IReadOnlyList<Trade>> ReadTradesAsync(
            InstrumentId instrument, long fromNumber, CancellationToken cancellationToken)
        {
            var asked = _asked.GetValueOrDefault(fromNumber);
            _asked[fromNumber] = asked + 1;
            return Task.FromResult<IReadOnlyList<Trade>>(
                asked >= blind ? [ScriptedTrades.Trade(fromNumber)] : []);
        }
    }
}
