using System.Globalization;
using System.Text.Json;
using System.Threading.Channels;
using Plimsoll.Core.Market;
using Plimsoll.Runtime.Collecting;
using Plimsoll.Runtime.Markets;
using Plimsoll.Venues.Binance.Wire;
using Plimsoll.Venues.Calls;

namespace Plimsoll.Venues.Binance;

/// <summary>
/// Every market trade of Binance with its number: single trades on spot; of contracts those that were made by one order
/// at one price together, because their single ones can only be asked for with a key.
/// </summary>
/// <param name="client">Without a key.</param>
/// <param name="time">The clock.</param>
internal sealed class BinanceTrades(BinanceClient client, TimeProvider time) : ITradeFeed
{
    // Minutes are told every two seconds, traded or not: a line that is silent for longer is dead.
    private static readonly TimeSpan Silence = TimeSpan.FromSeconds(15);

    private readonly bool _isSpot = client.Site.Product == BinanceProduct.Spot;

    public string Code => client.Site.Code;

    public int PageLength => BinanceDialect.PageLength;

    public async Task CheckAsync(IReadOnlyList<InstrumentId> instruments, CancellationToken cancellationToken)
    {
        string[] symbols = [.. instruments.Select(one => one.Symbol)];
        var call = BinanceDialect.Of(client.Site.Product).Instruments(symbols);
        var known = await AskAsync(call, cancellationToken) is { } body
            ? BinanceInstruments.Read(client.Site, body).Trading.Select(one => one.Id).ToHashSet()
            : [];
        var missing = instruments.Where(one => !known.Contains(one)).ToArray();
        if (missing.Length > 0)
            throw new CollectionException(
                CollectionException.UnknownInstrument, $"{Code} does not trade {string.Join(", ", missing)}.");
    }

    public IAsyncEnumerable<FeedNews> ListenAsync(
        IReadOnlyList<InstrumentId> instruments, CancellationToken cancellationToken) =>
        new StreamPump<FeedNews>((into, token) => FollowAsync(instruments, into, token), TroubleOf, time)
            .ListenAsync(cancellationToken);

    public async Task<IReadOnlyList<Trade>> ReadTradesAsync(
        InstrumentId instrument, long fromNumber, CancellationToken cancellationToken)
    {
        var call = new BinanceCall(
            HttpMethod.Get, _isSpot ? "/api/v3/historicalTrades" : "/fapi/v1/aggTrades", _isSpot ? 25 : 20,
            CallPriority.Data)
        {
            IsSigned = false,
            Parameters =
            [
                ("symbol", instrument.Symbol), ("fromId", fromNumber.ToString(CultureInfo.InvariantCulture)),
                ("limit", PageLength.ToString(CultureInfo.InvariantCulture)),
            ],
        };
        return await AskAsync(call, cancellationToken) is { } body
            ? [.. body.Items().Select(TradeOf).Where(trade => trade.Sequence >= fromNumber)]
            : [];
    }

    /// <summary>Null when the venue says no.</summary>
    private async Task<JsonElement?> AskAsync(BinanceCall call, CancellationToken cancellationToken)
    {
        try
        {
            return await client.AskAnyAsync(call, cancellationToken) switch
            {
                BinanceReply.Ok ok => ok.Body,
                BinanceReply.Failed { Meaning.Verdict: BinanceVerdict.Refused } => null,
                BinanceReply.Failed failed => throw Away(failed.ToString()),
                BinanceReply.NotSent unsent => throw Away(unsent.Text),
                _ => throw new InvalidOperationException("a reply is ok, failed or not sent"),
            };
        }
        catch (Exception error) when (error is BinanceException || BinanceClient.IsLineFailure(error, cancellationToken))
        {
            throw Away(error.Message, error);
        }
    }

    private static CollectionException Away(string text, Exception? cause = null) =>
        new(CollectionException.VenueAway, text, cause);

    private async Task FollowAsync(
        IReadOnlyList<InstrumentId> instruments, ChannelWriter<FeedNews> into, CancellationToken cancellationToken)
    {
        using var socket = new WireSocket();
        await socket.ConnectAsync(Address(instruments), cancellationToken);
        await into.WriteAsync(new FeedNews.Joined(), cancellationToken);
        while (await socket.ReadWithinAsync(Silence, time, cancellationToken) is { } message)
            if (Read(instruments, message.Field("data") ?? message) is { } news)
                await into.WriteAsync(news, cancellationToken);
    }

    private Uri Address(IReadOnlyList<InstrumentId> instruments)
    {
        string[] kinds = [_isSpot ? "trade" : "aggTrade", "kline_1m"];
        var streams = instruments.SelectMany(instrument =>
            kinds.Select(kind => $"{instrument.Symbol.ToLowerInvariant()}@{kind}"));
        return new Uri($"{client.Site.Market.AbsoluteUri.TrimEnd('/')}/stream?streams={string.Join('/', streams)}");
    }

    private FeedNews.Traded? Read(IReadOnlyList<InstrumentId> instruments, JsonElement body)
    {
        if (body.TextOrNull("e") is not ("trade" or "aggTrade") || body.TextOrNull("s") is not { } symbol)
            return null;
        foreach (var instrument in instruments)
            if (instrument.Symbol == symbol)
                return new FeedNews.Traded(instrument, TradeOf(body, _isSpot ? "t" : "a"), null);
        return null;
    }

    private Trade TradeOf(JsonElement row) => _isSpot
        ? new Trade(
            row.Time("time"), (double)row.Decimal("price"), (double)row.Decimal("qty"), row.Flag("isBuyerMaker"),
            row.Long("id"))
        : TradeOf(row, "a");

    private static Trade TradeOf(JsonElement body, string number) => new(
        body.Time("T"), (double)body.Decimal("p"), (double)body.Decimal("q"), body.Flag("m"), body.Long(number));

    private static FeedNews.Trouble? TroubleOf(Exception error, CancellationToken cancellationToken) => error switch
    {
        BinanceException told => new FeedNews.Trouble(told.Code, told.Message),
        _ when BinanceClient.IsLineFailure(error, cancellationToken) =>
            new FeedNews.Trouble("feed.line", error.Message),
        _ => null,
    };
}
