using System.Text.Json;

namespace Plimsoll.Features.Hub;

/// <summary>
/// The last messages of one topic and who listens to it. Numbering, remembering and handing out happen under one lock,
/// so that a listener who joins gets every message once and in order.
/// </summary>
internal sealed class TopicLog(string name, DateTimeOffset createdAt)
{
    public const int Remembered = 1_000;

    private readonly Lock _gate = new();
    private readonly Queue<HubMessage> _messages = new();
    private readonly HashSet<HubConnection> _listeners = [];

    // One for each type of message, of which a topic has a handful.
    private readonly Dictionary<string, LatestWins> _latest = new(StringComparer.Ordinal);

    // Starting at the clock, not at one: numbers from before a restart are then always too old, never wrongly new.
    private long _seq = createdAt.ToUnixTimeMilliseconds();

    public string Name { get; } = name;

    public DateTimeOffset LastUsedAt { get; private set; } = createdAt;

    public bool HasListeners
    {
        get
        {
            lock (_gate)
                return _listeners.Count > 0;
        }
    }

    public void Append(string type, JsonElement data, DateTimeOffset time)
    {
        lock (_gate)
        {
            LastUsedAt = time;
            var message = new HubMessage(1, ++_seq, time, Name, type, data);
            _messages.Enqueue(message);
            if (_messages.Count > Remembered)
                _messages.Dequeue();
            foreach (var listener in _listeners)
                listener.Send(message);
        }
    }

    public LatestWins Latest(string type, TimeSpan interval, TimeProvider clock)
    {
        lock (_gate)
        {
            if (_latest.TryGetValue(type, out var known))
                return known;
            return _latest[type] = new LatestWins(
                value => Append(type, value, clock.GetUtcNow()), interval, clock);
        }
    }

    /// <summary>Joins a listener; with a number, everything after it comes first.</summary>
    public HubAnswer Join(HubConnection listener, long? fromSeq)
    {
        lock (_gate)
        {
            _listeners.Add(listener);
            if (fromSeq is not { } last)
                return new HubAnswer(true, Seq: _seq);
            var oldest = _seq - _messages.Count;
            if (last < oldest || last > _seq)
                return new HubAnswer(true, "hub.resync", _seq);
            foreach (var message in _messages.Where(message => message.Seq > last))
                listener.Send(message);
            return new HubAnswer(true, Seq: _seq);
        }
    }

    public void Leave(HubConnection listener)
    {
        lock (_gate)
            _listeners.Remove(listener);
    }
}
