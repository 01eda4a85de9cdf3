using Plimsoll.Core.Market;
using Plimsoll.Runtime.Markets;
using Plimsoll.Runtime.Ticks;

namespace Plimsoll.Runtime.Collecting;

/// <summary>
/// The trades of a market of this program. It says nothing new before what it has said is durable, and after a restart
/// it says again whatever was not: nothing can be missed.
/// </summary>
public sealed class MarketTradeLine(IMarketHost host) : ITradeLine, IMarketConsumer
{
    private readonly Lock _gate = new();
    private ITradeListener[] _listeners = [];

    public string Code => host.Code;

    public IReadOnlyList<TickDataType> DataTypes { get; } = [TickDataType.Prices];

    public bool IsOnTime => false;

    public string? Trouble => host.IsOpen ? null : "The market is not open yet.";

    public Task CheckAsync(IReadOnlyList<InstrumentId> instruments, CancellationToken stop)
    {
        foreach (var instrument in instruments)
            if (host.Instruments.All(known => known.Id != instrument))
                throw new CollectionException(
                    CollectionException.UnknownInstrument, $"The market {Code} has no {instrument}.");
        return Task.CompletedTask;
    }

    public void Join(ITradeListener listener)
    {
        lock (_gate)
        {
            if (_listeners.Length == 0)
                host.Subscribe(this);
            _listeners = [.. _listeners, listener];
        }
    }

    public void Leave(ITradeListener listener)
    {
        lock (_gate)
        {
            _listeners = [.. _listeners.Where(known => known != listener)];
            if (_listeners.Length == 0)
                host.Unsubscribe(this);
        }
    }

    public ValueTask OnMarketAsync(MarketEvent market, CancellationToken cancellationToken)
    {
        if (market is MarketEvent.Traded traded)
            foreach (var listener in _listeners)
                listener.Take(traded.Id, traded.Trade, isHistory: false);
        return ValueTask.CompletedTask;
    }

    public Task FlushAsync(CancellationToken cancellationToken) =>
        Task.WhenAll(_listeners.Select(listener => listener.FlushAsync(cancellationToken)));

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
