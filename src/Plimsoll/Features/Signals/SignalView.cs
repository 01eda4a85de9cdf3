using Plimsoll.Core.Engine;
using Plimsoll.Core.Market;
using Plimsoll.Core.Trading;
using Plimsoll.Features.Accounts;
using Plimsoll.Storage.Accounts.Rows;

namespace Plimsoll.Features.Signals;

/// <summary>A signal as the API shows it.</summary>
internal sealed record SignalView
{
    public required string Id { get; init; }

    public required Guid AccountId { get; init; }

    /// <summary>1, 2, 3 … on its account.</summary>
    public required long Number { get; init; }

    public required string InstrumentId { get; init; }

    public required SignalAction Action { get; init; }

    public required PositionSide Side { get; init; }

    public required decimal EntryPrice { get; init; }

    public decimal? StopLoss { get; init; }

    public decimal? TakeProfit { get; init; }

    /// <summary>Absent without a target: not applicable.</summary>
    public decimal? RewardRisk { get; init; }

    /// <summary>Of the order that waits for a person; absent when none does.</summary>
    public decimal? HeldQuantity { get; init; }

    /// <summary>0–100.</summary>
    public required int Confidence { get; init; }

    public required string Grade { get; init; }

    public required string Reason { get; init; }

    public required SignalStatus Status { get; init; }

    /// <summary>Why it ended, when something kept it from becoming an order.</summary>
    public string? Code { get; init; }

    public string? Text { get; init; }

    public required Timestamp CreatedAt { get; init; }

    public Timestamp? ExpiresAt { get; init; }

    public Guid? BotId { get; init; }

    public string? BotName { get; init; }

    public static SignalView From(AccountState state, Signal signal, SignalStatus status)
    {
        var run = state.Runs.GetValueOrDefault(signal.RunId)?.Configuration;
        return new SignalView
        {
            Id = DerivedId.Signal(state.Id, signal.RunId, signal.Number),
            AccountId = state.Id.Value,
            Number = signal.Number,
            InstrumentId = signal.InstrumentId.Value,
            Action = signal.Action,
            Side = signal.Side,
            EntryPrice = signal.EntryPrice.Value,
            StopLoss = signal.StopLoss?.Value,
            TakeProfit = signal.TakeProfit?.Value,
            RewardRisk = signal.RewardRisk,
            HeldQuantity = Held(state, signal.Number)?.Ticket.Quantity.Value,
            Confidence = signal.Confidence,
            Grade = signal.Grade,
            Reason = signal.Reason,
            Status = status,
            CreatedAt = signal.Time,
            ExpiresAt = signal.ExpiresAt,
            BotId = run?.BotId,
            BotName = run?.Name,
        };
    }

    private static Order? Held(AccountState state, long signal) => state.Orders.Open.FirstOrDefault(order =>
        order.Ticket.SignalNumber == signal && order.Status == OrderStatus.Held);

    public static SignalView From(NamedRow<SignalRow> named)
    {
        var row = named.Row;
        return new SignalView
        {
            Id = row.SignalId,
            AccountId = row.AccountId,
            Number = row.Number,
            InstrumentId = row.InstrumentId.Value,
            Action = row.Action,
            Side = row.Side,
            EntryPrice = row.EntryPrice,
            StopLoss = row.StopLoss,
            TakeProfit = row.TakeProfit,
            RewardRisk = row.RewardRisk,
            Confidence = row.Confidence,
            Grade = Signal.GradeOf(row.Confidence),
            Reason = row.Reason,
            Status = row.Status,
            Code = row.Code,
            Text = string.IsNullOrEmpty(row.Text) ? SignalText.Of(row.Code) : row.Text,
            CreatedAt = Timestamp.From(row.CreatedAt),
            ExpiresAt = row.ExpiresAt is { } expires ? Timestamp.From(expires) : null,
            BotId = named.BotId,
            BotName = named.BotName,
        };
    }
}
