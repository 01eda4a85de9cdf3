using System.Net.WebSockets;
using System.Threading.Channels;
using Plimsoll.Runtime.Venues;
using Plimsoll.Venues.Binance.Wire;
using Plimsoll.Venues.Calls;

namespace Plimsoll.Venues.Binance;

/// <summary>
/// The private stream of an account: connects, connects again, and says each time that something may have been missed.
/// </summary>
internal sealed class UserStream(BinanceClient client, UserNews news, TimeProvider time)
{
    // News of minutes; who does not read them for that long is compared from the lists anyway.
    private const int MostWaiting = 1_000;

    // The venue ends a stream whose listen key has not been heard of for an hour.
    private static readonly TimeSpan KeepAliveEvery = TimeSpan.FromMinutes(30);

    private static readonly TimeSpan[] Pauses =
    [
        TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(2), TimeSpan.FromSeconds(5), TimeSpan.FromSeconds(10),
        TimeSpan.FromSeconds(30),
    ];

    public async IAsyncEnumerable<VenueNews> ListenAsync(
        [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var waiting = Channel.CreateBounded<VenueNews>(MostWaiting);
        var pumping = PumpAsync(waiting.Writer, cancellationToken);
        await foreach (var one in waiting.Reader.ReadAllAsync(cancellationToken))
            yield return one;
        await pumping;
    }

    private async Task PumpAsync(ChannelWriter<VenueNews> into, CancellationToken cancellationToken)
    {
        var failures = 0;
        try
        {
            while (true)
            {
                if (await TryFollowAsync(into, cancellationToken))
                    failures = 0;
                await Task.Delay(Pauses[Math.Min(failures++, Pauses.Length - 1)], time, cancellationToken);
            }
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            into.Complete();
        }
        catch (Exception error)
        {
            into.Complete(error);
        }
    }

    /// <summary>Follows one connection to its end; true when it had joined.</summary>
    private async Task<bool> TryFollowAsync(ChannelWriter<VenueNews> into, CancellationToken cancellationToken)
    {
        var hasJoined = false;
        using var socket = new WireSocket();
        using var connection = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var keeping = Task.CompletedTask;
        try
        {
            keeping = await JoinAsync(socket, connection.Token);
            hasJoined = true;
            await into.WriteAsync(new VenueNews.Joined(), cancellationToken);
            while (await socket.ReadAsync(cancellationToken) is { } message)
                foreach (var one in await news.ReadAsync(message, cancellationToken))
                    await into.WriteAsync(one, cancellationToken);
        }
        catch (BinanceException error)
        {
            await into.WriteAsync(new VenueNews.Trouble(error.Code, error.Message), cancellationToken);
        }
        catch (Exception error) when (BinanceClient.IsLineFailure(error, cancellationToken))
        {
            // A line that breaks is the way of the world: the next one says that something may have been missed.
            await into.WriteAsync(new VenueNews.Trouble("venue.stream", error.Message), cancellationToken);
        }
        finally
        {
            await connection.CancelAsync();
            await keeping.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        return hasJoined;
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
        await socket.ConnectAsync(
            new Uri($"{client.Site.User.AbsoluteUri.TrimEnd('/')}/ws/{answer.Text("listenKey")}"), cancellationToken);
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
            if (answer.LongOrNull("status") == 200)
                return;
            var error = answer.Field("error") ?? answer;
            var code = (int)(error.LongOrNull("code") ?? 0);
            var text = error.TextOrNull("msg") ?? "";
            var meaning = BinanceErrors.Of(System.Net.HttpStatusCode.BadRequest, code, text);
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
