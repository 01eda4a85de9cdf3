using Plimsoll.Core.Indicators;
using Plimsoll.Core.Market;
using Plimsoll.Runtime.Markets;

namespace Plimsoll.Runtime.Replays;

/// <summary>What is told again: the same events in the same order, as often as they are read.</summary>
/// <param name="Instruments">Of its events.</param>
/// <param name="Start">No event is before it.</param>
/// <param name="End">No event is after it.</param>
/// <param name="Ticks">What it tells beside bars.</param>
/// <param name="Read">From the beginning.</param>
public sealed record ReplaySource(
    IReadOnlyList<Instrument> Instruments, Timestamp Start, Timestamp End, IndicatorInput Ticks,
    Func<CancellationToken, IAsyncEnumerable<MarketEvent>> Read);
