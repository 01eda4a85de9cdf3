using Plimsoll.Core.Market;

namespace Plimsoll.Core.Strategies;

/// <summary>A place where a strategy looks at the bars of another instrument.</summary>
/// <param name="Instrument">Which.</param>
/// <param name="Path">Of the condition, as a JSON pointer into the strategy's document.</param>
/// <param name="Text">The condition.</param>
public sealed record ReferenceUse(InstrumentId Instrument, string Path, string Text);
