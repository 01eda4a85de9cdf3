using Plimsoll.Core.Market;
using Plimsoll.Core.Trading;

namespace Plimsoll.Core.Engine;

/// <summary>Writes down a position that has just become flat.</summary>
internal static class RoundTrips
{
    public static RoundTrip Of(Position position, long number, ExitReason reason, Timestamp exitTime) => new()
    {
        Number = number,
        InstrumentId = position.Instrument.Id,
        Side = position.Side,
        EntryTime = position.OpenedAt,
        ExitTime = exitTime,
        EntryPrice = position.AverageEntry,
        ExitPrice = position.ExitedNotional.Value
            / (position.EnteredQuantity.Value * position.Instrument.ContractSize),
        Quantity = position.EnteredQuantity,
        GrossPnl = position.Realised,
        Fees = position.Fees,
        Funding = position.Funding,
        SlippageCost = position.SlippageCost,
        InitialStop = position.InitialStop,
        InitialTarget = position.InitialTarget,
        InitialRisk = Risk(position),
        WorstPrice = position.WorstPrice,
        BestPrice = position.BestPrice,
        ExitReason = reason,
        IsAmbiguous = position.IsAmbiguous,
        GapLoss = position.GapLoss,
    };

    private static Money Risk(Position position) => position.InitialStop is { } stop
        ? new Money(
            Math.Abs(position.AverageEntry - stop.Value)
            * position.EnteredQuantity.Value * position.Instrument.ContractSize)
        : Money.Zero;
}
