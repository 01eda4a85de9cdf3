using Plimsoll.Core.Market;
using Plimsoll.Runtime.Collecting;
using Plimsoll.Runtime.Ticks;

namespace Plimsoll.Tests.Collecting;

/// <summary>A market of one instrument that tells what a test says, when it says so.</summary>
internal sealed class HandLine : ITradeLines, ITradeLine, ICollectionWatcher
{
    private readonly List<ITradeListener> _listeners = [];

    public static InstrumentId Instrument { get; } = InstrumentId.Of("hand:ONE");

    public string Code => "hand";

    public IReadOnlyList<TickDataType> DataTypes { get; } = [TickDataType.Prices];

    public bool IsOnTime => true;

    public string? Trouble => null;

    public ITradeLine? Find(string venueCode) => venueCode == Code ? this : null;

    public Task CheckAsync(IReadOnlyList<InstrumentId> instruments, CancellationToken stop) => Task.CompletedTask;

    public void Join(ITradeListener listener) => _listeners.Add(listener);

    public void Leave(ITradeListener listener) => _listeners.Remove(listener);

    public void Tell(int first, int last)
    {
        for (var number = first; number <= last; number++)
            foreach (var listener in _listeners.ToArray())
                listener.Take(Instrument, new Trade(new Timestamp(number), 10, 1, false, number), isHistory: false);
    }

    public void OnProgress(TickSession session, CollectionProgress progress)
    {
        // The tests ask the collector.
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
