namespace Plimsoll.Features.Hub;

/// <summary>All registered topic families.</summary>
internal sealed class HubTopics(IEnumerable<HubTopic> topics)
{
    private const int MaxLength = 200;

    private readonly Dictionary<string, HubTopic> _byPrefix =
        topics.ToDictionary(topic => topic.Prefix, StringComparer.Ordinal);

    /// <summary>The family of <c>prefix:subject</c>; null when no slice registered it.</summary>
    public HubTopic? Find(string topic, out string subject)
    {
        var colon = topic.IndexOf(':', StringComparison.Ordinal);
        subject = colon < 0 ? "" : topic[(colon + 1)..];
        var prefix = colon < 0 ? topic : topic[..colon];
        return topic.Length <= MaxLength ? _byPrefix.GetValueOrDefault(prefix) : null;
    }
}
