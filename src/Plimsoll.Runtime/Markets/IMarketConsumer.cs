namespace Plimsoll.Runtime.Markets;

/// <summary>Somebody who lives on market events.</summary>
public interface IMarketConsumer
{
    /// <summary>Takes an event; waits while the consumer's queue is full, so that nothing is dropped.</summary>
    ValueTask OnMarketAsync(MarketEvent market, CancellationToken cancellationToken);

    /// <summary>Completes when everything taken so far has been worked through and is durable.</summary>
    Task FlushAsync(CancellationToken cancellationToken);
}
