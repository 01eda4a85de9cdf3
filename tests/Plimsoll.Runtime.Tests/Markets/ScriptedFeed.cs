using System.Threading.Channels;
using Plimsoll.Core.Indicators;
using Plimsoll.Core.Market;
using Plimsoll.Core.Simulation;
using Plimsoll.Runtime.Markets;

namespace Plimsoll.Runtime.Tests.Markets;

/// <summary>A feed that tells what a test says, over a history that a test writes.</summary>
internal sealed class ScriptedFeed(TimeProvider time) : IMarketFeed
{
    private readonly Channel<FeedNews> _news = Channel.CreateUnbounded<FeedNews>();

    public static IReadOnlyList<Instrument> Instruments { get; } =
        [.. SyntheticInstrument.Defaults.Take(2).Select(one => one.Instrument)];

    public string Code => "far";

    public IndicatorInput Ticks => IndicatorInput.Trades;

    public Timestamp Now => Timestamp.From(time.GetUtcNow());

    public Dictionary<(InstrumentId Instrument, Timestamp Open), Bar> History { get; } = [];

    public int FailingQuestions { get; set; }

    public void Say(FeedNews news) => _news.Writer.TryWrite(news);

    public void Break(Exception error) => _news.Writer.Complete(error);

    public Task<IReadOnlyList<Instrument>> ReadInstrumentsAsync(CancellationToken cancellationToken) =>
        Task.FromResult(Instruments);

    public Task<IReadOnlyList<Bar>> ReadMinutesAsync(
        InstrumentId instrument, Timestamp from, Timestamp to, CancellationToken cancellationToken)
    {
        if (FailingQuestions-- > 0)
            throw new HttpRequestException("the line is cut");
        return Task.FromResult<IReadOnlyList<Bar>>(
        [
            .. History.Where(one => one.Key.Instrument == instrument && one.Key.Open >= from && one.Key.Open < to)
                .Select(one => one.Value).OrderBy(bar => bar.OpenTime),
        ]);
    }

    public IAsyncEnumerable<FeedNews> ListenAsync(
        IReadOnlyList<Instrument> instruments, CancellationToken cancellationToken) =>
        _news.Reader.ReadAllAsync(cancellationToken);
}
