using Microsoft.Extensions.Logging;
using Plimsoll.Runtime.Venues;

namespace Plimsoll.Runtime.Replays;

/// <summary>What every replay needs of the program.</summary>
/// <param name="Venues">Connects its account to a simulated venue whose book is kept there.</param>
/// <param name="Clock">Measures waits.</param>
/// <param name="Logging">Hears of what goes wrong.</param>
public sealed record ReplayServices(
    Func<ISimulatedVenueStore, IVenueFactory> Venues, TimeProvider Clock, ILoggerFactory Logging);
