using Plimsoll.Core.Market;

namespace Plimsoll.Storage.Markets;

/// <summary>A one-minute bar of the simulated market.</summary>
public sealed class MarketBarRow
{
    public InstrumentId InstrumentId { get; init; }

    public DateTimeOffset OpenTime { get; init; }

    public double Open { get; init; }

    public double High { get; init; }

    public double Low { get; init; }

    public double Close { get; init; }

    public double Volume { get; init; }
}
