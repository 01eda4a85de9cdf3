using System.Text.Json;
using Plimsoll.Api;

namespace Plimsoll.Features.Hub;

/// <summary>
/// Where the program says what happened. Never waits for a client: a message is numbered, remembered and put into the
/// listeners' queues, and who cannot keep up is cut off.
/// </summary>
internal sealed class HubPublisher(TopicLogs logs, HubTopics topics, TimeProvider clock)
{
    /// <param name="topic">As registered: <c>orders:{accountId}</c>.</param>
    /// <param name="type">What happened, a past participle or the name of the value.</param>
    /// <param name="data">Turned into JSON at once, so the caller may go on changing it.</param>
    public void Publish(string topic, string type, object data)
    {
        var family = topics.Find(topic, out _)
            ?? throw new ArgumentException($"No slice registered the topic {topic}.", nameof(topic));
        var json = JsonSerializer.SerializeToElement(data, data.GetType(), ApiJson.Options);
        var log = logs.Get(topic);
        if (family.LatestWinsEvery is { } interval)
            log.Latest(type, interval, clock).Offer(json);
        else
            log.Append(type, json, clock.GetUtcNow());
    }
}
