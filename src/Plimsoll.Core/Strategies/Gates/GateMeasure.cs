using Plimsoll.Core.Market;

namespace Plimsoll.Core.Strategies.Gates;

/// <summary>Reads a gate.</summary>
/// <param name="sign">+1 for a long entry, −1 for a short one.</param>
/// <param name="bar">The bar that just became final.</param>
internal delegate GateReading GateMeasure(int sign, in Bar bar);
