using Plimsoll.Features.Hub;
using Plimsoll.Runtime.Collecting;
using Plimsoll.Runtime.Ticks;

namespace Plimsoll.Features.Collecting;

/// <summary>Tells pages how a session stands.</summary>
internal sealed class CollectionNews(HubPublisher hub) : ICollectionWatcher
{
    public void OnProgress(TickSession session, CollectionProgress progress) => hub.Publish(
        $"{CollectingFeature.Topic}:{session.Id}",
        progress.Status == TickSessionStatus.Active ? "progress" : "ended",
        progress);
}
