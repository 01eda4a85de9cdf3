using Plimsoll.Core.Market;
using Plimsoll.Core.Trading;
using Plimsoll.Venues.Binance.Wire;

namespace Plimsoll.Venues.Binance;

/// <summary>
/// Looks for an order by its name at every endpoint that keeps orders and, where none has it, in every list. Only
/// answers count: one question that was not answered makes the whole search no answer.
/// </summary>
internal sealed class OrderFinder(BinanceClient client, BinanceDialect dialect, FillMaker fills, OrderNumbers numbers)
{
    // Between our clock and the venue's.
    private static readonly TimeSpan Slack = TimeSpan.FromSeconds(10);

    public async Task<OrderSearch> FindAsync(
        Instrument instrument, OrderTicket ticket, string name, CancellationToken cancellationToken)
    {
        try
        {
            return await FindAsync(instrument, ticket.IntentNumber, name, cancellationToken)
                ?? await FindInListsAsync(instrument, ticket, name, cancellationToken);
        }
        catch (BinanceException error)
        {
            return new OrderSearch.NoAnswer(error.Message);
        }
    }

    /// <summary>What the venue says of an order when it is asked by name; null where no endpoint has it.</summary>
    /// <exception cref="BinanceException">A question was not answered.</exception>
    public async Task<OrderSearch?> FindAsync(
        Instrument instrument, long intent, string name, CancellationToken cancellationToken)
    {
        foreach (var place in dialect.Places)
        {
            var call = dialect.Find(place, instrument.Id.Symbol, name);
            switch (await client.AskAnyAsync(call, cancellationToken))
            {
                case BinanceReply.Ok ok:
                    return await TellAsync(instrument, intent, BinanceDialect.ReadOrder(place, ok.Body), cancellationToken);
                case BinanceReply.Failed { Meaning.Verdict: BinanceVerdict.NoSuchOrder }:
                    continue;
                case BinanceReply.Failed failed:
                    throw new BinanceException(failed.Meaning.Code, failed.ToString());
                case BinanceReply.NotSent unsent:
                    throw new BinanceException(unsent.Code, unsent.Text);
                default:
                    throw new InvalidOperationException("a reply is ok, failed or not sent");
            }
        }

        return null;
    }

    // An order that is asked for by name right after it was placed may be in the lists first.
    private async Task<OrderSearch> FindInListsAsync(
        Instrument instrument, OrderTicket ticket, string name, CancellationToken cancellationToken)
    {
        var symbol = instrument.Id.Symbol;
        var since = ticket.CreatedAt - Slack;
        foreach (var place in dialect.Places)
            foreach (var call in (BinanceCall[])[dialect.Open(place, symbol), dialect.All(place, symbol, since)])
                foreach (var item in (await client.AskAsync(call, cancellationToken)).Items())
                    if (BinanceDialect.ReadOrder(place, item) is var order && order.ClientOrderId == name)
                        return await TellAsync(instrument, ticket.IntentNumber, order, cancellationToken);
        foreach (var item in (await client.AskAsync(dialect.Trades(symbol, since), cancellationToken)).Items())
            if (await IsOfAsync(WireTrade.Read(item), name, cancellationToken))
                return new OrderSearch.NoAnswer("fills of the order are known, the order is not yet");
        return new OrderSearch.Missing();
    }

    private async Task<bool> IsOfAsync(WireTrade trade, string name, CancellationToken cancellationToken)
    {
        if (numbers.TryFind(trade.VenueOrderId, out _))
            return false; // A known number is another order's: this one has none yet.
        var call = dialect.FindByNumber(trade.Symbol, trade.VenueOrderId);
        return WireOrder.Read(await client.AskAsync(call, cancellationToken)).ClientOrderId == name;
    }

    private async Task<OrderSearch> TellAsync(
        Instrument instrument, long intent, WireOrder order, CancellationToken cancellationToken)
    {
        if (order.Status == WireOrderStatus.Triggered)
            return await TellTriggeredAsync(instrument, intent, order, cancellationToken);
        var now = client.Now;
        var reports = new List<OrderReport>();
        if (order.Status != WireOrderStatus.Rejected)
            reports.Add(new OrderReport.Accepted(intent, now, order.VenueOrderId));
        numbers.Keep(order.VenueOrderId, intent);
        if (order.Executed > 0m)
        {
            var trades = (await client.AskAsync(dialect.TradesOf(order.Symbol, order.VenueOrderId), cancellationToken))
                .Items().Select(WireTrade.Read).OrderBy(trade => trade.Time).ToArray();
            if (trades.Sum(trade => trade.Quantity) < order.Executed)
                return new OrderSearch.NoAnswer("the list of fills lags behind the order");
            foreach (var trade in trades)
                reports.Add(new OrderReport.Filled(
                    await fills.MakeAsync(instrument, intent, trade, cancellationToken)));
        }

        if (End(order, intent, now) is { } end)
            reports.Add(end);
        return new OrderSearch.Found(reports);
    }

    private async Task<OrderSearch> TellTriggeredAsync(
        Instrument instrument, long intent, WireOrder order, CancellationToken cancellationToken)
    {
        if (order.ActualOrderId is not { } actual)
            return new OrderSearch.NoAnswer("the stop was triggered, its order in the market is not known yet");
        var call = dialect.FindByNumber(order.Symbol, actual);
        var carried = WireOrder.Read(await client.AskAsync(call, cancellationToken));
        return await TellAsync(instrument, intent, carried, cancellationToken);
    }

    private static OrderReport? End(WireOrder order, long intent, Timestamp now) => order.Status switch
    {
        WireOrderStatus.Cancelled => new OrderReport.Cancelled(intent, now),
        WireOrderStatus.Expired => new OrderReport.Expired(intent, now),
        WireOrderStatus.Rejected => new OrderReport.Refused(
            intent, now, "order.refused", "The venue refused the order."),
        _ => null,
    };
}
