using Plimsoll.Core.Market;
using Plimsoll.Runtime.Markets;

namespace Plimsoll.Runtime.Tests.Markets;

/// <summary>Minutes in memory; may fail a few times.</summary>
internal sealed class MinuteStore : IMarketStore
{
    private readonly SortedDictionary<(string Instrument, long Open), Bar> _bars = [];

    public int FailingWrites { get; set; }

    public IReadOnlyList<Bar> BarsOf(InstrumentId instrument) =>
        [.. _bars.Where(one => one.Key.Instrument == instrument.Value).Select(one => one.Value)];

    public Task<MarketCheckpoint?> LoadCheckpointAsync(CancellationToken cancellationToken) =>
        Task.FromResult<MarketCheckpoint?>(null);

    public Task SaveCheckpointAsync(MarketCheckpoint checkpoint, CancellationToken cancellationToken) =>
        throw new NotSupportedException("a real market has no checkpoint");

    public Task AddBarsAsync(
        IReadOnlyList<(InstrumentId Instrument, Bar Bar)> bars, CancellationToken cancellationToken)
    {
        if (FailingWrites-- > 0)
            throw new InvalidOperationException("the database is away");
        foreach (var (instrument, bar) in bars)
            _bars.TryAdd((instrument.Value, bar.OpenTime.Micros), bar);
        return Task.CompletedTask;
    }

    public async IAsyncEnumerable<Bar> ReadBarsAsync(
        InstrumentId instrument, Timestamp from, Timestamp to,
        [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await Task.CompletedTask;
        foreach (var bar in BarsOf(instrument).Where(bar => bar.OpenTime >= from && bar.OpenTime < to))
            yield return bar;
    }

    public Task<IReadOnlyList<Bar>> ReadLastBarsAsync(
        InstrumentId instrument, Timestamp to, int count, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<Bar>>([.. BarsOf(instrument).Where(bar => bar.OpenTime < to).TakeLast(count)]);
}
