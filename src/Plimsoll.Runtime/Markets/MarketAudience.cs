using Microsoft.Extensions.Logging;
using Plimsoll.Core.Market;

namespace Plimsoll.Runtime.Markets;

/// <summary>
/// Who lives on a market and who only looks on, and the turn that lets one at a time move it: a step of the market, or
/// somebody who needs it to stand still.
/// </summary>
internal sealed class MarketAudience(IEnumerable<IMarketWatcher> watchers, ILogger logger) : IDisposable
{
    private readonly IMarketWatcher[] _watchers = [.. watchers];
    private readonly SemaphoreSlim _turn = new(1, 1);
    private readonly Lock _gate = new();
    private IMarketConsumer[] _consumers = [];

    public void Subscribe(IMarketConsumer consumer)
    {
        lock (_gate)
            _consumers = [.. _consumers, consumer];
    }

    public void Unsubscribe(IMarketConsumer consumer)
    {
        lock (_gate)
            _consumers = [.. _consumers.Where(known => known != consumer)];
    }

    /// <summary>Runs a step of the market while nobody holds it still.</summary>
    public async Task MoveAsync(Func<Task> step, CancellationToken cancellationToken)
    {
        await _turn.WaitAsync(cancellationToken);
        try
        {
            await step();
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <summary>Holds the market still until the answer is disposed; everything before has been worked through.</summary>
    public async Task<IAsyncDisposable> PauseAsync(CancellationToken cancellationToken)
    {
        await _turn.WaitAsync(cancellationToken);
        var pause = new MarketPause(_turn);
        try
        {
            await FlushAsync(cancellationToken);
            return pause;
        }
        catch
        {
            await pause.DisposeAsync();
            throw;
        }
    }

    public async Task TellAsync(MarketEvent market, CancellationToken cancellationToken)
    {
        foreach (var consumer in _consumers)
            await consumer.OnMarketAsync(market, cancellationToken);
        foreach (var watcher in _watchers)
            Show(watcher, () => watcher.OnMarket(market));
    }

    public Task FlushAsync(CancellationToken cancellationToken) =>
        Task.WhenAll(_consumers.Select(consumer => consumer.FlushAsync(cancellationToken)));

    /// <summary>Half-built bars, for eyes only.</summary>
    public void ShowProvisional(IEnumerable<(InstrumentId Instrument, Bar Bar)> bars)
    {
        foreach (var (instrument, bar) in bars)
            foreach (var watcher in _watchers)
                Show(watcher, () => watcher.OnProvisional(instrument, bar));
    }

    public void Dispose() => _turn.Dispose();

    // Who only looks on can stop nothing.
    private void Show(IMarketWatcher watcher, Action show)
    {
        try
        {
            show();
        }
        catch (Exception error)
        {
            logger.LogError(error, "{Watcher} could not show the market", watcher.GetType().Name);
        }
    }
}
