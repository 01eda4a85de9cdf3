using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Plimsoll.Loopback.Faults;
using Plimsoll.Loopback.Streams;
using Plimsoll.Loopback.Wire;

namespace Plimsoll.Loopback;

/// <summary>Takes what comes over the line to the venue, one at a time, and writes what it answers.</summary>
internal sealed class LoopbackRequests(Venue venue, TimeProvider time, CancellationToken stopping)
{
    private static readonly TimeSpan SpotPing = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    private readonly RequestFaults _faults = new(venue, time);

    public async Task HandleAsync(HttpContext context)
    {
        if (context.WebSockets.IsWebSocketRequest)
            await StreamAsync(context);
        else
            await AnswerAsync(context);
    }

    private async Task AnswerAsync(HttpContext context)
    {
        var request = await ReadAsync(context.Request);
        RestReply? reply;
        if (LoopbackControl.IsFor(request))
            lock (venue.Gate)
                reply = LoopbackControl.Answer(venue, request);
        else
            reply = await _faults.AnswerAsync(request, context.RequestAborted);
        if (reply is null)
            context.Abort();
        else
            await WriteAsync(context.Response, reply);
    }

    private static async Task<RestRequest> ReadAsync(HttpRequest request)
    {
        using var reader = new StreamReader(request.Body, Encoding.UTF8);
        return new RestRequest(
            request.Method,
            request.Path.Value ?? "",
            request.QueryString.Value?.TrimStart('?') ?? "",
            await reader.ReadToEndAsync())
        {
            KeyId = request.Headers["X-MBX-APIKEY"],
            From = request.HttpContext.Connection.RemoteIpAddress,
        };
    }

    private static async Task WriteAsync(HttpResponse response, RestReply reply)
    {
        response.StatusCode = reply.Status;
        response.ContentType = reply.ContentType;
        foreach (var (name, value) in reply.Headers)
            response.Headers[name] = value;
        await response.WriteAsync(reply.Text);
    }

    private async Task StreamAsync(HttpContext context)
    {
        var target = StreamTarget.Of(context.Request);
        if (target is null)
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }
        using var socket = await context.WebSockets.AcceptWebSocketAsync(
            new WebSocketAcceptContext { KeepAliveInterval = SpotPing, KeepAliveTimeout = Patience });
        var upgrade = context.Features.Get<IHttpUpgradeFeature>() as FreezableUpgrade;
        var line = new LineBreak(
            () => upgrade?.Stream?.Freeze(), () => upgrade?.Stream?.Cut(context.Abort), time);
        using var connection = new StreamConnection(socket, line, venue.Clock.Real);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(stopping, context.RequestAborted);
        if (target.IsApi)
            await ServeApiAsync(connection, context, stop.Token);
        else
            await ServeStreamsAsync(connection, target, stop.Token);
    }

    private FaultyLine Line(StreamConnection connection) => new(connection, venue.Faults, venue.Clock);

    private async Task ServeApiAsync(StreamConnection connection, HttpContext context, CancellationToken stop)
    {
        using var api = new WebSocketApi(connection, Line(connection), venue, context.Connection.RemoteIpAddress);
        await connection.RunAsync(
            text =>
            {
                lock (venue.Gate)
                {
                    venue.CatchUp();
                    api.Hear(text);
                }
            },
            stop);
        lock (venue.Gate)
            api.Dispose();
    }

    private async Task ServeStreamsAsync(StreamConnection connection, StreamTarget target, CancellationToken stop)
    {
        StreamClient client;
        var hub = target.IsFutures ? venue.FuturesStreams : venue.SpotStreams;
        lock (venue.Gate)
        {
            client = hub.Open(connection, Line(connection));
            client.IsCombined = target.IsCombined;
            client.Add(target.Streams);
        }
        await connection.RunAsync(
            text =>
            {
                lock (venue.Gate)
                    client.Hear(text);
            },
            stop);
        lock (venue.Gate)
            hub.Close(client);
    }
}
