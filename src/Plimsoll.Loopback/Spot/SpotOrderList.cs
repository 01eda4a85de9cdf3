using Plimsoll.Loopback.Orders;

namespace Plimsoll.Loopback.Spot;

/// <summary>One cancels the other: a limit and a stop of which at most one executes.</summary>
/// <param name="First">The limit, or the leg above where both are conditional.</param>
/// <param name="Second">The other leg.</param>
internal sealed record SpotOrderList(long Id, string ClientId, VenueOrder First, VenueOrder Second, long CreatedAt)
{
    public IReadOnlyList<VenueOrder> Orders => [First, Second];

    public bool IsOpen => First.IsOpen || Second.IsOpen;

    /// <summary>One leg has begun to execute and the other was told to go.</summary>
    public bool IsDecided { get; set; }

    /// <summary>The request to cancel it is being carried out.</summary>
    public bool IsClosing { get; set; }

    public VenueOrder Other(VenueOrder order) => order == First ? Second : First;
}
