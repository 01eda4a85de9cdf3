using Plimsoll.Core.Market;

namespace Plimsoll.Runtime.Ticks;

/// <summary>Ticks of one session, instrument and kind that lie together.</summary>
/// <param name="SessionId">Whose.</param>
/// <param name="InstrumentId">Of what.</param>
/// <param name="Kind">Trades or quotes.</param>
/// <param name="FirstTime">The earliest of them.</param>
/// <param name="LastTime">The latest of them.</param>
/// <param name="FirstSequence">The least of them.</param>
/// <param name="Rows">How many.</param>
public sealed record TickRange(
    Guid SessionId,
    InstrumentId InstrumentId,
    TickKind Kind,
    Timestamp FirstTime,
    Timestamp LastTime,
    long FirstSequence,
    long Rows)
{
    public override string ToString() =>
        FormattableString.Invariant($"{Rows} {Kind} ticks of {InstrumentId} from {FirstTime} to {LastTime}");
}
