using Plimsoll.Core.Market;
using Plimsoll.Runtime.Ticks;

namespace Plimsoll.Runtime.Collecting;

/// <summary>What a session writes at once: the gaps first, so that a trade behind one is never there without it.</summary>
internal sealed record CollectionBatch(
    IReadOnlyList<TickGap> Gaps, IReadOnlyList<(InstrumentId Instrument, TradeTick[] Trades)> Series)
{
    public int Trades { get; } = Series.Sum(one => one.Trades.Length);
}
