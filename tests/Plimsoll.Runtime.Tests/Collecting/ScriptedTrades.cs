using System.Runtime.CompilerServices;
using System.Threading.Channels;
using Plimsoll.Core.Market;
using Plimsoll.Runtime.Collecting;
using Plimsoll.Runtime.Markets;

namespace Plimsoll.Runtime.Tests.Collecting;

/// <summary>A venue whose tape a test writes, and that tells of it only what the test lets through.</summary>
internal sealed class ScriptedTrades : ITradeFeed
{
    private readonly Channel<FeedNews> _news = Channel.CreateUnbounded<FeedNews>();
    private readonly Channel<bool> _begun = Channel.CreateUnbounded<bool>();
    private readonly Lock _gate = new();
    private readonly List<Trade> _tape = [];

    public static InstrumentId Instrument { get; } = InstrumentId.Of("far:ONE");

    public string Code => "far";

    public int PageLength => 3;

    /// <summary>Questions about the past that meet nobody.</summary>
    public int FailingQuestions { get; set; }

    /// <summary>What of the tape the venue's list does not know.</summary>
    public Func<long, bool> IsForgotten { get; set; } = _ => false;

    /// <summary>Numbers that were asked for.</summary>
    public List<long> Asked { get; } = [];

    /// <summary>Begun streams.</summary>
    public int Streams { get; private set; }

    /// <summary>Once for each stream: the line has it, and has asked what was missed before it.</summary>
    public Task BegunAsync() => _begun.Reader.ReadAsync(TestContext.Current.CancellationToken).AsTask();

    public static Trade Trade(long number) => new(new Timestamp(1_772_442_000_000_000 + (number * 1_000)), 10, 1, false, number);

    /// <summary>Happens at the venue; told only when it says so.</summary>
    public void Print(long first, long last)
    {
        lock (_gate)
            for (var number = first; number <= last; number++)
                _tape.Add(Trade(number));
    }

    public void Tell(params long[] numbers)
    {
        foreach (var number in numbers)
            Say(new FeedNews.Traded(Instrument, Trade(number), null));
    }

    public void Say(FeedNews news) => _news.Writer.TryWrite(news);

    public Task CheckAsync(IReadOnlyList<InstrumentId> instruments, CancellationToken cancellationToken) =>
        Task.CompletedTask;

    public async IAsyncEnumerable<FeedNews> ListenAsync(
        IReadOnlyList<InstrumentId> instruments, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        Streams++;
        yield return new FeedNews.Joined();
        _begun.Writer.TryWrite(true);
        await foreach (var news in _news.Reader.ReadAllAsync(cancellationToken))
            yield return news;
    }

    public Task<IReadOnlyList<Trade>> ReadTradesAsync(
        InstrumentId instrument, long fromNumber, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            Asked.Add(fromNumber);
            if (FailingQuestions-- > 0)
                throw new CollectionException(CollectionException.VenueAway, "nobody is there");
            return Task.FromResult<IReadOnlyList<Trade>>(
            [
                .. _tape.Where(trade => trade.Sequence >= fromNumber && !IsForgotten(trade.Sequence)).Take(PageLength),
            ]);
        }
    }
}
