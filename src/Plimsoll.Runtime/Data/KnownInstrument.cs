using Plimsoll.Core.Market;

namespace Plimsoll.Runtime.Data;

/// <summary>An instrument that a name led to.</summary>
/// <param name="Instrument">Its rules.</param>
/// <param name="IsFallback">
/// The rules are not its venue's but stand-ins (increment 1e-8, step and least quantity 1e-6, least notional 1): good
/// for looking at files and for simulation, never for live trading, and to be said wherever results are shown.
/// </param>
public sealed record KnownInstrument(Instrument Instrument, bool IsFallback);
