using Plimsoll.Core.Engine;
using Plimsoll.Core.Market;
using Plimsoll.Core.Trading;
using Plimsoll.Features.Accounts;
using Plimsoll.Storage.Accounts.Rows;

namespace Plimsoll.Features.Execution;

/// <summary>A fill as the API shows it.</summary>
internal sealed record FillView
{
    /// <summary>As the venue names it; unique together with the instrument.</summary>
    public required string VenueFillId { get; init; }

    public required string InstrumentId { get; init; }

    public required long IntentNumber { get; init; }

    public required OrderSide Side { get; init; }

    public required decimal Price { get; init; }

    public required decimal Quantity { get; init; }

    public required decimal Fee { get; init; }

    public required bool IsMaker { get; init; }

    public required Timestamp Time { get; init; }

    public string? BotName { get; init; }

    public static FillView From(AccountState state, Fill fill) => new()
    {
        VenueFillId = fill.VenueFillId,
        InstrumentId = fill.InstrumentId.Value,
        IntentNumber = fill.IntentNumber,
        Side = fill.Side,
        Price = fill.Price.Value,
        Quantity = fill.Quantity.Value,
        Fee = fill.Fee.Value,
        IsMaker = fill.IsMaker,
        Time = fill.Time,
        BotName = state.Orders.Find(fill.IntentNumber) is { } order
            ? state.Runs.GetValueOrDefault(order.Ticket.RunId)?.Configuration.Name
            : null,
    };

    public static FillView From(NamedRow<FillRow> named) => new()
    {
        VenueFillId = named.Row.VenueFillId,
        InstrumentId = named.Row.InstrumentId.Value,
        IntentNumber = named.Row.IntentNumber,
        Side = named.Row.Side,
        Price = named.Row.Price,
        Quantity = named.Row.Quantity,
        Fee = named.Row.Fee,
        IsMaker = named.Row.IsMaker,
        Time = Timestamp.From(named.Row.Time),
        BotName = named.BotName,
    };
}
