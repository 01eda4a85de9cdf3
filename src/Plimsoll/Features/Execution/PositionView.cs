using Plimsoll.Core.Engine;
using Plimsoll.Core.Market;
using Plimsoll.Core.Risk;
using Plimsoll.Core.Trading;

namespace Plimsoll.Features.Execution;

/// <summary>An open position as the API shows it.</summary>
internal sealed record PositionView
{
    public required string InstrumentId { get; init; }

    public required PositionSide Side { get; init; }

    public required decimal Quantity { get; init; }

    public required decimal AverageEntry { get; init; }

    /// <summary>Market data, therefore a number.</summary>
    public required double Mark { get; init; }

    public required decimal UnrealisedPnl { get; init; }

    /// <summary>Notional ÷ own margin; 1 where nothing is borrowed.</summary>
    public required decimal Leverage { get; init; }

    public required decimal Margin { get; init; }

    /// <summary>What it paid for being held; negative when it received.</summary>
    public required decimal FundingPaid { get; init; }

    /// <summary>Absent where it cannot be liquidated.</summary>
    public decimal? LiquidationPrice { get; init; }

    public decimal? Stop { get; init; }

    public decimal? Target { get; init; }

    /// <summary>How far the price has come in units of the initial risk; absent without a stop.</summary>
    public double? RNow { get; init; }

    public required bool HasWorkingStop { get; init; }

    /// <summary>The venue has confirmed a target; where it has not, the program watches the price.</summary>
    public required bool HasWorkingTarget { get; init; }

    public required Timestamp OpenedAt { get; init; }

    public required Guid RunId { get; init; }

    public Guid? BotId { get; init; }

    public string? BotName { get; init; }

    public static IReadOnlyList<PositionView> Of(AccountState state)
    {
        var open = new List<PositionView>();
        foreach (var position in state.Positions)
            if (!position.IsFlat)
                open.Add(From(state, position));
        return open;
    }

    private static PositionView From(AccountState state, Position position)
    {
        var mark = state.Marks.MarkOf(state.Instruments.SlotOf(position.Instrument.Id));
        var run = state.Runs.GetValueOrDefault(position.RunId)?.Configuration;
        return new PositionView
        {
            InstrumentId = position.Instrument.Id.Value,
            Side = position.Side,
            Quantity = position.Quantity.Value,
            AverageEntry = position.AverageEntry,
            Mark = mark,
            UnrealisedPnl = position.UnrealisedAt(Instrument.Traded(mark).Value).Value,
            Leverage = position.Leverage,
            Margin = position.Margin.Value,
            FundingPaid = position.Funding.Value,
            LiquidationPrice = Liquidation.PriceOf(position),
            Stop = position.Stop?.Value,
            Target = position.Target?.Value,
            RNow = InitialRisks(position, mark),
            HasWorkingStop = state.Orders.Open.Any(order => IsStopOf(position, order)),
            HasWorkingTarget = state.Orders.Open.Any(order => IsTargetOf(position, order)),
            OpenedAt = position.OpenedAt,
            RunId = position.RunId.Value,
            BotId = run?.BotId,
            BotName = run?.Name,
        };
    }

    private static double? InitialRisks(Position position, double mark)
    {
        var entry = (double)position.AverageEntry;
        return position.InitialStop is { } stop && (double)stop.Value != entry
            ? (mark - entry) / (entry - (double)stop.Value)
            : null;
    }

    private static bool IsTargetOf(Position position, Order order) =>
        order.Status is OrderStatus.Accepted or OrderStatus.PartiallyFilled
        && order.Ticket.Purpose == OrderPurpose.Target && order.Ticket.InstrumentId == position.Instrument.Id;

    private static bool IsStopOf(Position position, Order order) =>
        order.MayWork && order.Ticket.Purpose == OrderPurpose.Stop
        && order.Ticket.InstrumentId == position.Instrument.Id;
}
