using System.Collections.Concurrent;
using System.Text.Json;
using Plimsoll.Core.Market;
using Plimsoll.Runtime.Markets;
using Plimsoll.Venues.Binance.Wire;
using Plimsoll.Venues.Calls;

namespace Plimsoll.Venues.Binance;

/// <summary>
/// Order books over a line of their own, so that a book that is lost costs no trade. Kept here for whoever asks; a book
/// that is out of step is none.
/// </summary>
internal sealed class BookFeed(BinanceClient client, TimeProvider time)
{
    // One update a second, traded or not, is the slowest book of what people trade.
    private static readonly TimeSpan Silence = TimeSpan.FromSeconds(30);

    // A snapshot weighs much: of one that failed or did not fit the next is asked for this much later.
    private static readonly TimeSpan AskedEvery = TimeSpan.FromSeconds(2);

    private readonly bool _isSpot = client.Site.Product == BinanceProduct.Spot;

    // Bounded by the instruments.
    private readonly ConcurrentDictionary<string, BookView> _views = new();

    /// <summary>Null while there is none.</summary>
    public BookView? Of(string symbol) => _views.GetValueOrDefault(symbol);

    /// <summary>Follows the books until cancelled; every break of the line is news.</summary>
    public IAsyncEnumerable<FeedNews> FollowAsync(
        IReadOnlyList<Instrument> instruments, Func<Exception, CancellationToken, FeedNews.Trouble?> trouble,
        CancellationToken cancellationToken) =>
        new StreamPump<FeedNews>((_, token) => FollowOnceAsync(instruments, token), trouble, time)
            .ListenAsync(cancellationToken);

    private async Task FollowOnceAsync(IReadOnlyList<Instrument> instruments, CancellationToken cancellationToken)
    {
        var books = instruments.ToDictionary(one => one.Id.Symbol, _ => new Kept());
        using var socket = new WireSocket();
        try
        {
            await socket.ConnectAsync(Address(instruments), cancellationToken);
            while (await socket.ReadWithinAsync(Silence, time, cancellationToken) is { } message)
                Take(message, books, cancellationToken);
        }
        finally
        {
            _views.Clear();
        }
    }

    private void Take(JsonElement message, Dictionary<string, Kept> books, CancellationToken cancellationToken)
    {
        var body = message.Field("data") ?? message;
        if (body.TextOrNull("e") != "depthUpdate" || !books.TryGetValue(body.TextOrNull("s") ?? "", out var kept))
            return;
        var symbol = body.Text("s");
        Join(kept);
        if (kept.Book.Offer(BookChange.Read(body)) is { } view)
            _views[symbol] = view;
        else
            _views.TryRemove(symbol, out _);
        if (!kept.Book.IsInStep && kept.Asking is null && time.GetUtcNow() >= kept.AskFrom)
        {
            kept.AskFrom = time.GetUtcNow() + AskedEvery;
            kept.Asking = client.AskAsync(Snapshot(symbol), cancellationToken);
        }
    }

    // What came of a question that was asked some changes ago. Its error is the line's: everything begins anew.
    private static void Join(Kept kept)
    {
        if (kept.Asking is not { IsCompleted: true } asked)
            return;
        kept.Asking = null;
        kept.Book.Begin(asked.GetAwaiter().GetResult());
    }

    private Uri Address(IReadOnlyList<Instrument> instruments)
    {
        var streams = instruments.Select(one => $"{one.Id.Symbol.ToLowerInvariant()}@depth@100ms");
        return new Uri($"{client.Site.Books.AbsoluteUri.TrimEnd('/')}/stream?streams={string.Join('/', streams)}");
    }

    private BinanceCall Snapshot(string symbol) =>
        new(HttpMethod.Get, _isSpot ? "/api/v3/depth" : "/fapi/v1/depth", _isSpot ? 50 : 20, CallPriority.Data)
        {
            IsSigned = false,
            Parameters = [("symbol", symbol), ("limit", "1000")],
        };

    private sealed class Kept
    {
        public BookFollower Book { get; } = new();

        public Task<JsonElement>? Asking { get; set; }

        public DateTimeOffset AskFrom { get; set; }
    }
}
