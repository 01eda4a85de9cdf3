using Plimsoll.Core.Simulation;

namespace Plimsoll.Venues.Simulation;

/// <summary>How orders of a simulated account are filled from the live market.</summary>
internal static class SimulatedAccount
{
    public static SimulatedVenueOptions Options { get; } = new()
    {
        // A simulated order meets what a small real one does: a tenth of a second, a basis point, now and then a miss.
        Latency = TimeSpan.FromMilliseconds(100),
        SlippageFraction = 0.0001m,
        SpreadIncrements = 0m, // Market trades already alternate between bid and ask.
        FillProbability = 0.98m,
        VolumeShare = 1m,
    };
}
