using Plimsoll.Core.Market;

namespace Plimsoll.Runtime.Collecting;

/// <summary>Somebody who records what a line tells.</summary>
public interface ITradeListener
{
    /// <summary>Of any venue.</summary>
    IReadOnlyList<InstrumentId> Instruments { get; }

    /// <summary>Number of the last trade that it took; null before the first.</summary>
    long? LastOf(InstrumentId instrument);

    /// <summary>Takes a trade; never waits. One that it has, or does not record, is nothing to it.</summary>
    /// <param name="instrument">Of a line's venue.</param>
    /// <param name="trade">With the venue's own number.</param>
    /// <param name="isHistory">It was read afterwards: whoever has heard nothing yet does not begin with it.</param>
    void Take(InstrumentId instrument, in Trade trade, bool isHistory);

    /// <summary>Completes when everything taken so far is durable, or is not wanted any more.</summary>
    Task FlushAsync(CancellationToken cancellationToken);
}
