using System.Collections.Concurrent;

namespace Plimsoll.Features.Hub;

/// <summary>All topics that were used lately.</summary>
internal sealed class TopicLogs(TimeProvider clock)
{
    // Bound: past it, topics that nobody listens to are forgotten, the longest unused first; their clients resync.
    private const int MaxTopics = 5_000;

    private readonly ConcurrentDictionary<string, TopicLog> _logs = new(StringComparer.Ordinal);

    public TopicLog Get(string topic)
    {
        if (_logs.Count > MaxTopics)
            Evict();
        return _logs.GetOrAdd(topic, name => new TopicLog(name, clock.GetUtcNow()));
    }

    private void Evict()
    {
        var idle = _logs.Values.Where(log => !log.HasListeners).OrderBy(log => log.LastUsedAt).Take(MaxTopics / 10);
        foreach (var log in idle.ToList())
            _logs.TryRemove(log.Name, out _);
    }
}
