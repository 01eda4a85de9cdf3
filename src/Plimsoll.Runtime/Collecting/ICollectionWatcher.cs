using Plimsoll.Runtime.Ticks;

namespace Plimsoll.Runtime.Collecting;

/// <summary>Looks on while sessions record; must not block.</summary>
public interface ICollectionWatcher
{
    /// <summary>Every few seconds, and once when it has ended.</summary>
    void OnProgress(TickSession session, CollectionProgress progress);
}
