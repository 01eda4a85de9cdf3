namespace Plimsoll.Features.Hub;

/// <summary>
/// A family of topics, <c>prefix</c> or <c>prefix:subject</c>, and who may listen. Register with
/// <c>services.AddHubTopic(...)</c>.
/// </summary>
/// <param name="Prefix">The part before the colon.</param>
/// <param name="MayListen">Asked once for each subscription.</param>
internal sealed record HubTopic(string Prefix, Func<TopicRequest, ValueTask<bool>> MayListen)
{
    /// <summary>Asked after that: null when the topic is told from now on, else the code of the refusal.</summary>
    public Func<TopicRequest, ValueTask<string?>>? Begin { get; init; }

    /// <summary>
    /// Not null: only the newest message of a type counts, and this is the shortest time between two of a type. Orders,
    /// risk and signals leave it null: they are never dropped.
    /// </summary>
    public TimeSpan? LatestWinsEvery { get; init; }

    public static HubTopic ForEveryone(string prefix) => new(prefix, _ => ValueTask.FromResult(true));
}
