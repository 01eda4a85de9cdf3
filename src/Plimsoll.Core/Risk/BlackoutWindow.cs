using Plimsoll.Core.Market;

namespace Plimsoll.Core.Risk;

/// <summary>The time around an economic event in which a rule holds.</summary>
/// <param name="Event">What is published.</param>
/// <param name="End">First instant after it.</param>
public sealed record BlackoutWindow(EconomicEvent Event, Timestamp End)
{
    /// <summary>In a verdict: what is published, when, and until when nothing is entered.</summary>
    public override string ToString() => $"{Event.Currency} {Event.Title} at {Event.Time}, until {End}";
}
