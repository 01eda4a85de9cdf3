using System.Net;
using System.Net.WebSockets;
using System.Threading.Channels;
using Plimsoll.Runtime.Venues;
using Plimsoll.Venues.Binance.Wire;
using Plimsoll.Venues.Calls;

namespace Plimsoll.Venues.Binance;

/// <summary>The private stream of an account; it says at each connection that something may have been missed.</summary>
internal sealed class UserStream(BinanceClient client, UserNews news, TimeProvider time)
{
    // The venue ends a stream whose listen key has not been heard of for an hour.
    private static readonly TimeSpan KeepAliveEvery = TimeSpan.FromMinutes(30);

    public IAsyncEnumerable<VenueNews> ListenAsync(CancellationToken cancellationToken) =>
        new StreamPump<VenueNews>(FollowAsync, TroubleOf, time).ListenAsync(cancellationToken);

    private static VenueNews.Trouble? TroubleOf(Exception error, CancellationToken cancellationToken) => error switch
    {
        BinanceException told => new VenueNews.Trouble(told.Code, told.Message),
        _ when BinanceClient.IsLineFailure(error, cancellationToken) =>
            new VenueNews.Trouble("venue.stream", error.Message),
        _ => null,
    };

    private async Task FollowAsync(ChannelWriter<VenueNews> into, CancellationToken cancellationToken)
    {
        using var socket = new WireSocket();
        using var connection = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var keeping = await JoinAsync(socket, connection.Token);
        try
        {
            await into.WriteAsync(new VenueNews.Joined(), cancellationToken);
            while (await socket.ReadAsync(cancellationToken) is { } message)
                foreach (var one in await news.ReadAsync(message, cancellationToken))
                    await into.WriteAsync(one, cancellationToken);
        }
        finally
        {
            await connection.CancelAsync();
            await keeping.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    /// <returns>What keeps the stream alive meanwhile.</returns>
    private async Task<Task> JoinAsync(WireSocket socket, CancellationToken cancellationToken)
    {
        if (client.Site.Product == BinanceProduct.Spot)
        {
            await socket.ConnectAsync(client.Site.User, cancellationToken);
            await SubscribeAsync(socket, cancellationToken);
            return Task.CompletedTask;
        }

        var answer = await client.AskAsync(ListenKey(HttpMethod.Post), cancellationToken);
        var address = new Uri($"{client.Site.User.AbsoluteUri.TrimEnd('/')}/ws/{answer.Text("listenKey")}");
        await socket.ConnectAsync(address, cancellationToken);
        return KeepAliveAsync(cancellationToken);
    }

    private async Task SubscribeAsync(WireSocket socket, CancellationToken cancellationToken)
    {
        const string request = "join";
        await socket.SendAsync(
            new { id = request, method = "userDataStream.subscribe.signature", @params = client.SignForSocket() },
            cancellationToken);
        while (await socket.ReadAsync(cancellationToken) is { } answer)
        {
            if (answer.TextOrNull("id") != request)
                continue;
            if (answer.LongOrNull("status") == (long)HttpStatusCode.OK)
                return;
            var error = answer.Field("error") ?? answer;
            var code = (int)(error.LongOrNull("code") ?? 0);
            var text = error.TextOrNull("msg") ?? "";
            var meaning = BinanceErrors.Of(HttpStatusCode.BadRequest, code, text);
            throw new BinanceException(meaning.Code, $"{meaning.Sentence} ({code}: {text})");
        }

        throw new WebSocketException("the venue closed the stream before it had begun");
    }

    private async Task KeepAliveAsync(CancellationToken cancellationToken)
    {
        using var timer = new PeriodicTimer(KeepAliveEvery, time);
        while (await timer.WaitForNextTickAsync(cancellationToken))
            await client.AskAnyAsync(ListenKey(HttpMethod.Put), cancellationToken);
    }

    private static BinanceCall ListenKey(HttpMethod method) =>
        new(method, "/fapi/v1/listenKey", 1, CallPriority.Query) { IsSigned = false, NeedsKey = true };
}
