using System.Threading.Channels;
using Plimsoll.Core.Market;
using Plimsoll.Runtime.Collecting;

namespace Plimsoll.Runtime.Tests.Collecting;

/// <summary>Hears what a session would: every trade once, in the order of the numbers.</summary>
internal sealed class TradeEar(long? last = null) : ITradeListener
{
    private readonly Channel<(long Number, bool IsHistory)> _heard =
        Channel.CreateUnbounded<(long Number, bool IsHistory)>();

    private long? _last = last;

    public IReadOnlyList<InstrumentId> Instruments { get; } = [ScriptedTrades.Instrument];

    public long? LastOf(InstrumentId instrument) => _last;

    public void Take(InstrumentId instrument, in Trade trade, bool isHistory)
    {
        if (_last is { } known ? trade.Sequence <= known : isHistory)
            return;
        _last = trade.Sequence;
        _heard.Writer.TryWrite((trade.Sequence, isHistory));
    }

    public Task FlushAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public async Task<IReadOnlyList<(long Number, bool IsHistory)>> HearAsync(int count)
    {
        var heard = new List<(long, bool)>();
        while (heard.Count < count)
            heard.Add(await _heard.Reader.ReadAsync(TestContext.Current.CancellationToken));
        _heard.Reader.TryRead(out _).ShouldBeFalse("nothing more was told");
        return heard;
    }
}
