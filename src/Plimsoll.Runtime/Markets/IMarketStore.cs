using Plimsoll.Core.Market;

namespace Plimsoll.Runtime.Markets;

/// <summary>Keeps the simulated market's place in time and its one-minute bars.</summary>
public interface IMarketStore
{
    /// <summary>Null when this market has never run.</summary>
    Task<MarketCheckpoint?> LoadCheckpointAsync(CancellationToken cancellationToken);

    Task SaveCheckpointAsync(MarketCheckpoint checkpoint, CancellationToken cancellationToken);

    /// <summary>Inserts bars; one that is there already is left as it is.</summary>
    Task AddBarsAsync(
        IReadOnlyList<(InstrumentId Instrument, Bar Bar)> bars, CancellationToken cancellationToken);

    /// <summary>One-minute bars in [from, to), ascending.</summary>
    IAsyncEnumerable<Bar> ReadBarsAsync(
        InstrumentId instrument, Timestamp from, Timestamp to, CancellationToken cancellationToken);

    /// <summary>The newest <paramref name="count"/> one-minute bars before <paramref name="to"/>, ascending.</summary>
    Task<IReadOnlyList<Bar>> ReadLastBarsAsync(
        InstrumentId instrument, Timestamp to, int count, CancellationToken cancellationToken);
}
