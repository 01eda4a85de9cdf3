using Plimsoll.Core.Simulation;

namespace Plimsoll.Venues.Simulation;

/// <summary>How orders of a simulated account are filled from the live market.</summary>
internal static class SimulatedAccount
{
    // A simulated order meets what a small real one does: some time, a basis point or half a pip, now and then a miss.
    public static SimulatedVenueOptions Simulation(SimulationSettings settings) => new()
    {
        Latency = TimeSpan.FromMilliseconds(settings.LatencyMs),
        LatencyJitter = 0.2m,
        SlippageFraction = 0.0001m,
        SlippagePips = settings.SlippagePips,
        SpreadIncrements = 0m, // Market trades already alternate between bid and ask.
        FillProbability = settings.FillProbability,
        VolumeShare = 1m,
    };

    /// <summary>On real prices: the venue's fees, up to a basis point of slippage, and no luck either way.</summary>
    public static SimulatedVenueOptions Paper { get; } = Simulation(new SimulationSettings()) with { FillProbability = 1m };
}
