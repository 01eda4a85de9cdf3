using Plimsoll.Core.Trading;

namespace Plimsoll.Core.Strategies.Tori;

/// <summary>An entry that a setup has found.</summary>
/// <param name="Side">Long or short.</param>
/// <param name="Behind">The level that the stop lies behind.</param>
/// <param name="Touches">Touches of the line that it goes by.</param>
/// <param name="Reason">In words.</param>
internal readonly record struct ToriEntry(PositionSide Side, double Behind, int Touches, string Reason);
