using Plimsoll.Core.Market;
using Plimsoll.Runtime.Markets;

namespace Plimsoll.Runtime.Accounts.Tape;

/// <summary>The minutes of a market that were known when a life began; nothing can be written to them.</summary>
internal sealed class BarsOf(IMarketStore bars, LifeBeginning life) : IMarketStore
{
    private readonly Dictionary<InstrumentId, Timestamp> _last =
        life.LastBars.ToDictionary(one => one.Instrument, one => one.OpenTime);

    public IAsyncEnumerable<Bar> ReadBarsAsync(
        InstrumentId instrument, Timestamp from, Timestamp to, CancellationToken cancellationToken) =>
        bars.ReadBarsAsync(instrument, from, Known(instrument, to), cancellationToken);

    public Task<IReadOnlyList<Bar>> ReadLastBarsAsync(
        InstrumentId instrument, Timestamp to, int count, CancellationToken cancellationToken) =>
        bars.ReadLastBarsAsync(instrument, Known(instrument, to), count, cancellationToken);

    public Task<MarketCheckpoint?> LoadCheckpointAsync(CancellationToken cancellationToken) => throw Past();

    public Task SaveCheckpointAsync(MarketCheckpoint checkpoint, CancellationToken cancellationToken) => throw Past();

    public Task AddBarsAsync(
        IReadOnlyList<(InstrumentId Instrument, Bar Bar)> added, CancellationToken cancellationToken) => throw Past();

    private Timestamp Known(InstrumentId instrument, Timestamp to)
    {
        var end = _last.TryGetValue(instrument, out var last) ? last + Timeframe.OneMinute.Length : Timestamp.MinValue;
        return end < to ? end : to;
    }

    private static InvalidOperationException Past() => new("this is the past");
}
