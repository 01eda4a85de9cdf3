using Plimsoll.Core.Engine;
using Plimsoll.Core.Market;
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

    public decimal? Stop { get; init; }

    public decimal? Target { get; init; }

    /// <summary>How far the price has come in units of the initial risk; absent without a stop.</summary>
    public double? RNow { get; init; }

    public required bool HasWorkingStop { get; init; }

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
            UnrealisedPnl = Unrealised(position, mark),
            Stop = position.Stop?.Value,
            Target = position.Target?.Value,
            RNow = InitialRisks(position, mark),
            HasWorkingStop = state.Orders.Open.Any(order => IsStopOf(position, order)),
            OpenedAt = position.OpenedAt,
            RunId = position.RunId.Value,
            BotId = run?.BotId,
            BotName = run?.Name,
        };
    }

    private static decimal Unrealised(Position position, double mark)
    {
        var value = position.Instrument.Notional(Instrument.Traded(mark), position.Quantity);
        return (position.Side == PositionSide.Long ? value - position.Cost : position.Cost - value).Value;
    }

    private static double? InitialRisks(Position position, double mark)
    {
        var entry = (double)position.AverageEntry;
        return position.InitialStop is { } stop && (double)stop.Value != entry
            ? (mark - entry) / (entry - (double)stop.Value)
            : null;
    }

    private static bool IsStopOf(Position position, Order order) =>
        order.MayWork && order.Ticket.Purpose == OrderPurpose.Stop
        && order.Ticket.InstrumentId == position.Instrument.Id;
}
