using Plimsoll.Core.Engine;
using Plimsoll.Core.Market;
using Plimsoll.Core.Trading;
using Plimsoll.Features.Accounts;
using Plimsoll.Storage.Accounts.Rows;

namespace Plimsoll.Features.Execution;

/// <summary>An order as the API shows it.</summary>
internal sealed record OrderView
{
    /// <summary>The client order id.</summary>
    public required string Id { get; init; }

    public required Guid AccountId { get; init; }

    /// <summary>1, 2, 3 … on its account.</summary>
    public required long IntentNumber { get; init; }

    public required string InstrumentId { get; init; }

    public required OrderSide Side { get; init; }

    public required OrderType Type { get; init; }

    public required OrderPurpose Purpose { get; init; }

    public required decimal Quantity { get; init; }

    public required decimal FilledQuantity { get; init; }

    public decimal? AverageFillPrice { get; init; }

    public decimal? LimitPrice { get; init; }

    public decimal? StopPrice { get; init; }

    public required bool ReduceOnly { get; init; }

    public required OrderStatus Status { get; init; }

    public string? ReasonCode { get; init; }

    public string? ReasonText { get; init; }

    /// <summary>The signal it serves; absent when it serves none.</summary>
    public long? SignalNumber { get; init; }

    public required Timestamp CreatedAt { get; init; }

    public required Timestamp ChangedAt { get; init; }

    public Guid? BotId { get; init; }

    public string? BotName { get; init; }

    public static OrderView From(AccountState state, Order order)
    {
        var ticket = order.Ticket;
        var run = state.Runs.GetValueOrDefault(ticket.RunId)?.Configuration;
        return new OrderView
        {
            Id = DerivedId.Order(state.Id, ticket.RunId, ticket.IntentNumber),
            AccountId = state.Id.Value,
            IntentNumber = ticket.IntentNumber,
            InstrumentId = ticket.InstrumentId.Value,
            Side = ticket.Side,
            Type = ticket.Type,
            Purpose = ticket.Purpose,
            Quantity = ticket.Quantity.Value,
            FilledQuantity = order.FilledQuantity.Value,
            AverageFillPrice = order.AverageFillPrice,
            LimitPrice = ticket.LimitPrice?.Value,
            StopPrice = ticket.StopPrice?.Value,
            ReduceOnly = ticket.ReduceOnly,
            Status = order.Status,
            ReasonCode = order.ReasonCode,
            ReasonText = order.ReasonText,
            SignalNumber = ticket.SignalNumber == 0 ? null : ticket.SignalNumber,
            CreatedAt = ticket.CreatedAt,
            ChangedAt = order.ChangedAt,
            BotId = run?.BotId,
            BotName = run?.Name,
        };
    }

    public static OrderView From(NamedRow<OrderRow> named)
    {
        var row = named.Row;
        return new OrderView
        {
            Id = row.ClientOrderId,
            AccountId = row.AccountId,
            IntentNumber = row.IntentNumber,
            InstrumentId = row.InstrumentId.Value,
            Side = row.Side,
            Type = row.Type,
            Purpose = row.Purpose,
            Quantity = row.Quantity,
            FilledQuantity = row.FilledQuantity,
            AverageFillPrice = row.AverageFillPrice,
            LimitPrice = row.LimitPrice,
            StopPrice = row.StopPrice,
            ReduceOnly = row.ReduceOnly,
            Status = row.Status,
            ReasonCode = row.ReasonCode,
            ReasonText = row.ReasonText,
            SignalNumber = row.SignalNumber == 0 ? null : row.SignalNumber,
            CreatedAt = Timestamp.From(row.CreatedAt),
            ChangedAt = Timestamp.From(row.ChangedAt),
            BotId = named.BotId,
            BotName = named.BotName,
        };
    }
}
