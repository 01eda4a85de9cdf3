using Plimsoll.Core.Market;

namespace Plimsoll.Runtime.Markets;

/// <summary>
/// A point of the simulated market that everybody has worked through: a restart continues from here, byte for byte.
/// </summary>
/// <param name="Sequence">Number of the last event before it.</param>
/// <param name="Time">Simulated time.</param>
/// <param name="GeneratorState">The generator's own state, as JSON.</param>
/// <param name="Acceleration">Simulated seconds a real second.</param>
public sealed record MarketCheckpoint(long Sequence, Timestamp Time, string GeneratorState, double Acceleration);
