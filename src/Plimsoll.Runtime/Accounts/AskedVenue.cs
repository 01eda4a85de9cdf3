using Plimsoll.Core.Trading;
using Plimsoll.Runtime.Venues;

namespace Plimsoll.Runtime.Accounts;

/// <summary>A venue that is to be an account's, with what it has told already; it ends with this unless it was taken.</summary>
internal sealed class AskedVenue : IAsyncDisposable
{
    private bool _isTaken;

    private AskedVenue(OrderNames names) => Names = names;

    public OrderNames Names { get; }

    /// <summary>Null until it is connected.</summary>
    public IVenue? Venue { get; set; }

    /// <summary>Null where it is asked later, because it is in this process.</summary>
    public VenueBooks? Books { get; set; }

    public static AskedVenue Nobody(OrderNames names) => new(names);

    /// <summary>From here on somebody else ends it.</summary>
    public IVenue Take()
    {
        _isTaken = true;
        return Venue ?? throw new InvalidOperationException("no venue is connected");
    }

    public ValueTask DisposeAsync() =>
        !_isTaken && Venue is IAsyncDisposable venue ? venue.DisposeAsync() : ValueTask.CompletedTask;
}
