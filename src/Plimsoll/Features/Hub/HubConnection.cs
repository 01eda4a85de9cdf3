using System.Threading.Channels;
using Microsoft.AspNetCore.SignalR;
using Plimsoll.Features.SignIn;

namespace Plimsoll.Features.Hub;

/// <summary>
/// One client: its queue of outgoing messages and the pump that empties it. A client that lets the queue fill up, or
/// takes one message too long, is disconnected; it resumes by sequence number.
/// </summary>
internal sealed class HubConnection : IAsyncDisposable
{
    public const string ClientMethod = "message";
    public const int MaxTopics = 200;
    public const int MaxCallsPerSecond = 20;

    // A replay may fill one ring; live messages need room behind it.
    private const int MaxWaiting = 2 * TopicLog.Remembered;

    private static readonly TimeSpan MaxBehind = TimeSpan.FromSeconds(10);

    private readonly Channel<HubMessage> _queue = Channel.CreateBounded<HubMessage>(
        new BoundedChannelOptions(MaxWaiting) { SingleReader = true });

    private readonly HubCallerContext _context;
    private readonly Lock _gate = new();
    private readonly Dictionary<string, TopicLog> _topics = new(StringComparer.Ordinal);
    private readonly Task _pump;
    private long _second;
    private int _calls;

    public HubConnection(HubCallerContext context, ISingleClientProxy client)
    {
        _context = context;
        User = CurrentUser.From(context.User!);
        _pump = PumpAsync(client, context.ConnectionAborted);
    }

    public CurrentUser User { get; }

    /// <summary>Never waits. Too much waiting cuts the client off.</summary>
    public void Send(HubMessage message)
    {
        if (!_queue.Writer.TryWrite(message))
            _context.Abort();
    }

    public void Abort() => _context.Abort();

    public bool MayCall(DateTimeOffset now)
    {
        lock (_gate)
        {
            var second = now.ToUnixTimeSeconds();
            _calls = second == _second ? _calls + 1 : 1;
            _second = second;
            return _calls <= MaxCallsPerSecond;
        }
    }

    public HubAnswer Join(TopicLog topic, long? fromSeq)
    {
        lock (_gate)
        {
            if (_topics.Count >= MaxTopics && !_topics.ContainsKey(topic.Name))
                return HubAnswer.Refused("hub.too_many_topics");
            _topics[topic.Name] = topic;
        }
        return topic.Join(this, fromSeq);
    }

    public void Leave(string topic)
    {
        TopicLog? left;
        lock (_gate)
            _topics.Remove(topic, out left);
        left?.Leave(this);
    }

    public async ValueTask DisposeAsync()
    {
        TopicLog[] topics;
        lock (_gate)
            topics = [.. _topics.Values];
        foreach (var topic in topics)
            topic.Leave(this);
        _queue.Writer.TryComplete();
        await _pump;
    }

    private async Task PumpAsync(ISingleClientProxy client, CancellationToken gone)
    {
        try
        {
            await foreach (var message in _queue.Reader.ReadAllAsync(gone))
                await client.SendAsync(ClientMethod, message, gone).WaitAsync(MaxBehind, gone);
        }
        catch (OperationCanceledException)
        {
            return; // The client has gone.
        }
        catch (TimeoutException)
        {
            _context.Abort(); // The client is too slow.
        }
    }
}
