using Microsoft.Extensions.Logging.Abstractions;
using Plimsoll.Core.Indicators;
using Plimsoll.Core.Market;
using Plimsoll.Runtime.Markets;
using Plimsoll.Runtime.Replays;

namespace Plimsoll.Features.Replays;

/// <summary>What a replay tells.</summary>
/// <param name="Name">Of the session or the dataset.</param>
/// <param name="InstrumentId">What is watched and traded.</param>
/// <param name="Source">Its events.</param>
internal sealed record ReplayData(string Name, InstrumentId InstrumentId, ReplaySource Source)
{
    public bool HasTicks => Source.Ticks.HasFlag(IndicatorInput.Trades);

    /// <summary>To ask what it carries; it is never let go.</summary>
    public IMarketHost Market => new ReplayMarketHost(
        Source, ReplayPace.Unbounded, TimeProvider.System, [], NullLogger.Instance);
}
