using Plimsoll.Core.Market;
using Plimsoll.Runtime.Ticks;

namespace Plimsoll.Runtime.Collecting;

/// <summary>What a session writes at once: gaps first, so that no trade behind one is there without it.</summary>
internal sealed record CollectionBatch(
    IReadOnlyList<TickGap> Gaps, IReadOnlyList<(InstrumentId Instrument, TradeTick[] Trades)> Series)
{
    public int Trades { get; } = Series.Sum(one => one.Trades.Length);
}
