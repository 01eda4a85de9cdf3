using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Threading.Channels;
using Plimsoll.Core.Indicators;
using Plimsoll.Core.Market;
using Plimsoll.Runtime.Markets;
using Plimsoll.Venues.Binance.Wire;
using Plimsoll.Venues.Calls;

namespace Plimsoll.Venues.Binance;

/// <summary>Market data of Binance: minutes from its lists, trades, best prices and final minutes from its streams.</summary>
/// <param name="client">Without a key.</param>
/// <param name="symbols">What accounts may trade.</param>
/// <param name="time">The clock.</param>
internal sealed class BinanceFeed(BinanceClient client, IReadOnlyList<string> symbols, TimeProvider time) : IMarketFeed
{
    // Minutes are told every two seconds, traded or not: a line that is silent for longer is dead.
    private static readonly TimeSpan Silence = TimeSpan.FromSeconds(15);

    private readonly bool _isSpot = client.Site.Product == BinanceProduct.Spot;
    private readonly BookFeed _books = new(client, time);
    private TimeSpan _lead;

    public string Code => client.Site.Code;

    public IndicatorInput Ticks => IndicatorInput.Trades | IndicatorInput.Quotes;

    public Timestamp Now => Timestamp.From(time.GetUtcNow() - _lead);

    /// <exception cref="BinanceException">A symbol is not traded there, or nobody answered.</exception>
    public async Task<IReadOnlyList<Instrument>> ReadInstrumentsAsync(CancellationToken cancellationToken)
    {
        _lead = await client.MeasureClockLeadAsync(cancellationToken);
        var call = BinanceDialect.Of(client.Site.Product).Instruments(symbols);
        var (trading, _) = BinanceInstruments.Read(client.Site, await client.AskAsync(call, cancellationToken));
        return
        [
            .. symbols.Select(symbol => trading.FirstOrDefault(one => one.Id.Symbol == symbol)
                ?? throw new BinanceException("data.unknown_instrument", $"{Code} does not trade {symbol}.")),
        ];
    }

    public async Task<IReadOnlyList<Bar>> ReadMinutesAsync(
        InstrumentId instrument, Timestamp from, Timestamp to, CancellationToken cancellationToken)
    {
        var bars = new List<Bar>();
        while (from < to)
        {
            var answer = await client.AskAsync(Minutes(instrument.Symbol, from, to), cancellationToken);
            var page = answer.Items().Select(BarOf).Where(bar => bar.OpenTime >= from && bar.OpenTime < to).ToArray();
            if (page.Length == 0)
                break;
            bars.AddRange(page);
            from = page[^1].OpenTime + Timeframe.OneMinute.Length;
        }

        return bars;
    }

    public BookView? BookOf(InstrumentId instrument) => _books.Of(instrument.Symbol);

    public async IAsyncEnumerable<FeedNews> ListenAsync(
        IReadOnlyList<Instrument> instruments, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var books = KeepBooksAsync(instruments, ending.Token);
        try
        {
            var trades = new StreamPump<FeedNews>(
                (into, token) => FollowAsync(instruments, into, token), TroubleOf, time);
            await foreach (var news in trades.ListenAsync(cancellationToken))
            {
                if (books.IsFaulted)
                    await books; // A bug, not the line: it must not look like a market without books.
                yield return news;
            }
        }
        finally
        {
            await ending.CancelAsync();
            await books.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    // That its line broke is seen by the book that is not there; the pump joins it anew.
    private async Task KeepBooksAsync(IReadOnlyList<Instrument> instruments, CancellationToken cancellationToken)
    {
        await foreach (var _ in _books.FollowAsync(instruments, TroubleOf, cancellationToken))
        {
        }
    }

    private static FeedNews.Trouble? TroubleOf(Exception error, CancellationToken cancellationToken) => error switch
    {
        BinanceException told => new FeedNews.Trouble(told.Code, told.Message),
        _ when BinanceClient.IsLineFailure(error, cancellationToken) =>
            new FeedNews.Trouble("feed.line", error.Message),
        _ => null,
    };

    private async Task FollowAsync(
        IReadOnlyList<Instrument> instruments, ChannelWriter<FeedNews> into, CancellationToken cancellationToken)
    {
        var reader = new FeedReader(instruments, symbol => _books.Of(symbol)?.Best);
        using var socket = new WireSocket();
        await socket.ConnectAsync(Address(instruments), cancellationToken);
        await into.WriteAsync(new FeedNews.Joined(), cancellationToken);
        while (await socket.ReadWithinAsync(Silence, time, cancellationToken) is { } message)
            if (reader.Read(message) is { } news)
                await into.WriteAsync(news, cancellationToken);
    }

    private Uri Address(IReadOnlyList<Instrument> instruments)
    {
        string[] kinds = _isSpot ? ["trade", "kline_1m"] : ["aggTrade", "kline_1m"];
        var streams = instruments.SelectMany(instrument =>
            kinds.Select(kind => $"{instrument.Id.Symbol.ToLowerInvariant()}@{kind}"));
        return new Uri($"{client.Site.Market.AbsoluteUri.TrimEnd('/')}/stream?streams={string.Join('/', streams)}");
    }

    private BinanceCall Minutes(string symbol, Timestamp from, Timestamp to) =>
        new(HttpMethod.Get, _isSpot ? "/api/v3/klines" : "/fapi/v1/klines", _isSpot ? 2 : 5, CallPriority.Data)
        {
            IsSigned = false,
            Parameters =
            [
                ("symbol", symbol), ("interval", "1m"), ("startTime", Milliseconds(from)),
                ("endTime", Milliseconds(to - TimeSpan.FromMilliseconds(1))), ("limit", "1000"),
            ],
        };

    private static string Milliseconds(Timestamp time) =>
        time.ToDateTimeOffset().ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture);

    private static Bar BarOf(JsonElement row)
    {
        var fields = row.Items().ToArray();
        if (fields.Length < 6 || !fields[0].TryGetInt64(out var opened))
            throw new BinanceException("venue.unreadable", "The venue told a bar without its fields.");
        return FeedReader.Checked(new Bar(
            Timestamp.FromMilliseconds(opened), Number(1), Number(2), Number(3), Number(4), Number(5)));

        double Number(int place) => WireValue.Number(fields[place], "a bar");
    }
}
