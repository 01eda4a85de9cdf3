using Plimsoll.Core.Market;
using Plimsoll.Core.Trading;

namespace Plimsoll.Core.Backtesting.Reporting;

/// <summary>A round trip as reports show it.</summary>
public sealed record ReportTrade
{
    public required long Number { get; init; }

    /// <summary>Empty in reports from before there could be several.</summary>
    public string InstrumentId { get; init; } = "";

    public required PositionSide Side { get; init; }

    public required Timestamp EntryTime { get; init; }

    public required decimal EntryPrice { get; init; }

    public required decimal Quantity { get; init; }

    public required Timestamp ExitTime { get; init; }

    public required decimal ExitPrice { get; init; }

    public required decimal GrossPnl { get; init; }

    public required decimal Fees { get; init; }

    public required decimal SlippageCost { get; init; }

    public required decimal NetPnl { get; init; }

    /// <summary>Null when the entry had no stop of its own.</summary>
    public required decimal? InitialStop { get; init; }

    public required decimal? RMultiple { get; init; }

    /// <summary>Furthest the price went against the position, fraction of the entry price, zero or positive.</summary>
    public required double Mae { get; init; }

    /// <summary>Furthest it went in favor.</summary>
    public required double Mfe { get; init; }

    public required ExitReason ExitReason { get; init; }

    public required bool IsAmbiguous { get; init; }

    public required decimal GapLoss { get; init; }

    public static ReportTrade Of(RoundTrip trip)
    {
        var entry = (double)trip.EntryPrice;
        var sign = trip.Side == PositionSide.Long ? 1 : -1;
        return new ReportTrade
        {
            Number = trip.Number,
            InstrumentId = trip.InstrumentId.Value,
            Side = trip.Side,
            EntryTime = trip.EntryTime,
            EntryPrice = trip.EntryPrice,
            Quantity = trip.Quantity.Value,
            ExitTime = trip.ExitTime,
            ExitPrice = trip.ExitPrice,
            GrossPnl = trip.GrossPnl.Value,
            Fees = trip.Fees.Value,
            SlippageCost = trip.SlippageCost.Value,
            NetPnl = trip.NetPnl.Value,
            InitialStop = trip.InitialStop?.Value,
            RMultiple = trip.RMultiple,
            Mae = Math.Max(0, sign * (entry - trip.WorstPrice) / entry),
            Mfe = Math.Max(0, sign * (trip.BestPrice - entry) / entry),
            ExitReason = trip.ExitReason,
            IsAmbiguous = trip.IsAmbiguous,
            GapLoss = trip.GapLoss.Value,
        };
    }
}
