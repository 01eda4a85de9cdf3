using Microsoft.AspNetCore.SignalR;

namespace Plimsoll.Features.Hub;

/// <summary>
/// What a client may call. Every answer is <c>{ok, code?, seq?}</c>; messages arrive as <c>message</c>.
/// </summary>
internal sealed class PlimsollHub(
    HubConnections connections, HubTopics topics, TopicLogs logs, IServiceProvider services, TimeProvider clock)
    : Microsoft.AspNetCore.SignalR.Hub
{
    private HubConnection Connection =>
        connections.Find(Context.ConnectionId) ?? throw new HubException("hub.disconnected");

    public async Task<HubAnswer> Subscribe(string topic, long? fromSeq = null)
    {
        var connection = Connection;
        if (!connection.MayCall(clock.GetUtcNow()))
            return HubAnswer.Refused("request.rate_limited");
        if (topics.Find(topic, out var subject) is not { } family)
            return HubAnswer.Refused("hub.topic");
        var request = new TopicRequest(connection.User, subject, services, Context.ConnectionAborted) { Topic = topic };
        if (!await family.MayListen(request))
            return HubAnswer.Refused("hub.forbidden");
        return family.Begin is { } begin && await begin(request) is { } code
            ? HubAnswer.Refused(code)
            : connection.Join(logs.Get(topic), fromSeq);
    }

    public HubAnswer Unsubscribe(string topic)
    {
        if (!Connection.MayCall(clock.GetUtcNow()))
            return HubAnswer.Refused("request.rate_limited");
        Connection.Leave(topic);
        return new HubAnswer(true);
    }

    public HubAnswer Ping() => Connection.MayCall(clock.GetUtcNow())
        ? new HubAnswer(true)
        : HubAnswer.Refused("request.rate_limited");

    public override Task OnConnectedAsync()
    {
        connections.Add(Context.ConnectionId, new HubConnection(Context, Clients.Caller));
        return Task.CompletedTask;
    }

    public override async Task OnDisconnectedAsync(Exception? exception)
    {
        if (connections.Remove(Context.ConnectionId) is { } connection)
            await connection.DisposeAsync();
    }
}
