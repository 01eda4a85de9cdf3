using System.Text.Json;
using Plimsoll.Core.Market;
using Plimsoll.Core.Trading;
using Plimsoll.Runtime.Venues;
using Plimsoll.Venues.Binance.Wire;

namespace Plimsoll.Venues.Binance;

/// <summary>Makes news of what the private stream says. What is not about an order of ours is left out.</summary>
internal sealed class UserNews(
    IReadOnlyList<Instrument> instruments, IOrderNames names, FillMaker fills, OrderNumbers numbers, OrderFinder finder)
{
    /// <exception cref="BinanceException">A message that nobody can read.</exception>
    public async Task<IReadOnlyList<VenueNews>> ReadAsync(JsonElement message, CancellationToken cancellationToken)
    {
        var body = message.Field("event") ?? message.Field("data") ?? message;
        return body.TextOrNull("e") switch
        {
            "executionReport" => await OrderAsync(OrderUpdate.Read(body), cancellationToken),
            "ORDER_TRADE_UPDATE" => await OrderAsync(
                OrderUpdate.Read(body.Field("o") ?? throw WireValue.Bad("o")), cancellationToken),
            "ALGO_UPDATE" => await ConditionalAsync(
                body.Field("o") ?? throw WireValue.Bad("o"), body.Time("T"), cancellationToken),
            "MARGIN_CALL" => [new VenueNews.Trouble(
                "account.margin_call", "The venue warns that positions are close to being liquidated.")],
            _ => [],
        };
    }

    private async Task<IReadOnlyList<VenueNews>> OrderAsync(OrderUpdate update, CancellationToken cancellationToken)
    {
        if (InstrumentOf(update.Symbol) is not { } instrument)
            return [];
        if (update.IsForced)
            return update.Trade is { } forced
                ? [new VenueNews.Said(new OrderReport.Liquidated(
                    await fills.MakeAsync(instrument, 0, forced, cancellationToken)))]
                : [];
        var intent = await names.IntentOfAsync(update.ClientOrderId, cancellationToken);
        numbers.Keep(update.VenueOrderId, intent);
        if (intent is not { } ours)
            return [];
        var news = new List<VenueNews>();
        if (update.Trade is { } trade)
            news.Add(new VenueNews.Said(new OrderReport.Filled(
                await fills.MakeAsync(instrument, ours, trade, cancellationToken))));
        if (StepOf(update, ours) is { } step)
            news.Add(new VenueNews.Said(step));
        return news;
    }

    private static OrderReport? StepOf(OrderUpdate update, long intent) => update.Event switch
    {
        "NEW" => new OrderReport.Accepted(intent, update.Time, update.VenueOrderId),
        "CANCELED" => new OrderReport.Cancelled(intent, update.Time),
        "EXPIRED" => new OrderReport.Expired(intent, update.Time),
        "REJECTED" => new OrderReport.Refused(
            intent, update.Time, "order.refused", $"The venue refused the order: {update.Reason}"),
        "TRADE" or "CALCULATED" or "AMENDMENT" or "REPLACED" => null,
        "TRADE_PREVENTION" => update.Status == WireOrderStatus.Expired
            ? new OrderReport.Expired(intent, update.Time)
            : null,
        _ => throw WireValue.Bad("x"),
    };

    private async Task<IReadOnlyList<VenueNews>> ConditionalAsync(
        JsonElement order, Timestamp at, CancellationToken cancellationToken)
    {
        var name = order.Text("caid");
        if (InstrumentOf(order.Text("s")) is not { } instrument
            || await names.IntentOfAsync(name, cancellationToken) is not { } intent)
            return [];
        var number = WireOrder.ConditionalId(order.Long("aid"));
        if (order.LongOrNull("ai") is { } actual and > 0)
            numbers.Keep(WireOrder.Number(actual), intent);
        var status = order.Text("X");
        return WireOrder.ConditionalStatusOf(status) switch
        {
            WireOrderStatus.Working => [Said(new OrderReport.Accepted(intent, at, number))],
            WireOrderStatus.Cancelled => [Said(new OrderReport.Cancelled(intent, at))],
            WireOrderStatus.Expired => [Said(new OrderReport.Expired(intent, at))],
            WireOrderStatus.Rejected => [Said(new OrderReport.Refused(
                intent, at, "order.refused", "The market did not take the triggered order."))],

            // Its order in the market speaks for itself; what of it may have been missed is looked up at its end.
            _ when status == "FINISHED" =>
                await finder.FindAsync(instrument, intent, name, cancellationToken) is OrderSearch.Found found
                    ? [.. found.Reports.Select(Said)]
                    : [],
            _ => [],
        };
    }

    private Instrument? InstrumentOf(string symbol) =>
        instruments.FirstOrDefault(instrument => instrument.Id.Symbol == symbol);

    private static VenueNews Said(OrderReport report) => new VenueNews.Said(report);
}
