using Plimsoll.Core.Market;
using Plimsoll.Runtime.Ticks;

namespace Plimsoll.Runtime.Collecting;

/// <summary>A venue's trades as they happen; one for everybody who records them.</summary>
public interface ITradeLine : IAsyncDisposable
{
    /// <summary>Venue code of its instruments.</summary>
    string Code { get; }

    /// <summary>What of them can be recorded.</summary>
    IReadOnlyList<TickDataType> DataTypes { get; }

    /// <summary>Whether its trades carry the world's time: how late they come means something.</summary>
    bool IsOnTime { get; }

    /// <summary>What keeps it from telling; null when all is well.</summary>
    string? Trouble { get; }

    /// <summary>Whether it can tell of these instruments, which are of its venue.</summary>
    /// <exception cref="CollectionException">
    /// <see cref="CollectionException.UnknownInstrument"/>, <see cref="CollectionException.VenueAway"/>.
    /// </exception>
    Task CheckAsync(IReadOnlyList<InstrumentId> instruments, CancellationToken stop);

    /// <summary>Tells it everything from here on, and before that what it misses and the venue still knows.</summary>
    void Join(ITradeListener listener);

    void Leave(ITradeListener listener);
}
