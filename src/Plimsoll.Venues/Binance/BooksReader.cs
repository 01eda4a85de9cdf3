using Plimsoll.Core.Market;
using Plimsoll.Core.Trading;
using Plimsoll.Runtime.Venues;
using Plimsoll.Venues.Binance.Wire;

namespace Plimsoll.Venues.Binance;

/// <summary>Reads the venue's side of the books: working orders, fills since the last reading, holdings.</summary>
internal sealed class BooksReader(
    BinanceClient client, BinanceDialect dialect, FillMaker fills, OrderNumbers numbers, IOrderNames names)
{
    // As far back as the venue lists fills without more questions. What ended longer ago is asked order by order.
    private static readonly TimeSpan FirstSpan = TimeSpan.FromHours(24) - TimeSpan.FromMinutes(1);

    // Longer than the venue's lists lag behind each other.
    private static readonly TimeSpan Overlap = TimeSpan.FromMinutes(1);

    private Timestamp? _fillsTakenAt;

    public async Task<VenueBooks> ReadAsync(IReadOnlyList<Instrument> instruments, CancellationToken cancellationToken)
    {
        var askedAt = client.Now;
        var working = new List<WorkingOrder>();
        var foreign = new List<ForeignOrder>();
        foreach (var instrument in instruments)
            foreach (var place in dialect.Places)
                await ReadOpenAsync(instrument, place, (working, foreign), cancellationToken);
        var reports = new List<OrderReport>();
        var since = _fillsTakenAt is { } last ? last - Overlap : askedAt - FirstSpan;
        foreach (var instrument in instruments)
            await ReadFillsAsync(instrument, since, reports, cancellationToken);
        var body = await client.AskAsync(dialect.Holdings(), cancellationToken);
        var holdings = dialect.ReadHoldings(body);
        _fillsTakenAt = askedAt;
        return new VenueBooks
        {
            AskedAt = askedAt,
            Working = working,
            Foreign = foreign,
            Reports = [.. reports.OrderBy(report => report.Time)],
            Holdings = [.. instruments.Select(one => dialect.HoldingOf(one, holdings)).OfType<VenueHolding>()],
        };
    }

    private async Task ReadOpenAsync(
        Instrument instrument, OrderPlace place, (List<WorkingOrder> Ours, List<ForeignOrder> Others) into,
        CancellationToken cancellationToken)
    {
        var answer = await client.AskAsync(dialect.Open(place, instrument.Id.Symbol), cancellationToken);
        foreach (var order in answer.Items().Select(item => BinanceDialect.ReadOrder(place, item)))
        {
            var intent = await names.IntentOfAsync(order.ClientOrderId, cancellationToken);
            numbers.Keep(order.VenueOrderId, intent);
            if (intent is { } ours)
                into.Ours.Add(new WorkingOrder(ours, order.VenueOrderId));
            else
                into.Others.Add(new ForeignOrder(
                    order.VenueOrderId, order.ClientOrderId, instrument.Id, order.Side,
                    Quantity.Of(Math.Max(0m, order.Quantity - order.Executed))));
        }
    }

    private async Task ReadFillsAsync(
        Instrument instrument, Timestamp since, List<OrderReport> into, CancellationToken cancellationToken)
    {
        // A page that is full goes on where it ended; trades of the same instant come twice and are known the second time.
        for (var from = since; ;)
        {
            var answer = await client.AskAsync(dialect.Trades(instrument.Id.Symbol, from), cancellationToken);
            var trades = answer.Items().Select(WireTrade.Read).ToArray();
            foreach (var trade in trades)
                if (await IntentOfAsync(trade, cancellationToken) is { } intent)
                    into.Add(new OrderReport.Filled(
                        await fills.MakeAsync(instrument, intent, trade, cancellationToken)));
            if (trades.Length < BinanceDialect.PageLength || trades[^1].Time <= from)
                return;
            from = trades[^1].Time;
        }
    }

    private async Task<long?> IntentOfAsync(WireTrade trade, CancellationToken cancellationToken)
    {
        if (numbers.TryFind(trade.VenueOrderId, out var known))
            return known;
        var call = dialect.FindByNumber(trade.Symbol, trade.VenueOrderId);
        var order = WireOrder.Read(await client.AskAsync(call, cancellationToken));
        var intent = await names.IntentOfAsync(order.ClientOrderId, cancellationToken);
        numbers.Keep(trade.VenueOrderId, intent);
        return intent;
    }
}
