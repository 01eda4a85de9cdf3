namespace Plimsoll.Core.Indicators;

/// <summary>One output of an indicator kind.</summary>
/// <param name="Name">As conditions name it after the dot (<c>atr.percent</c>).</param>
/// <param name="Description">Meaning and unit.</param>
/// <param name="Read">Reads it from an instance of the kind; NaN while there is no value.</param>
public sealed record IndicatorField(string Name, string Description, Func<Indicator, double> Read)
{
    internal static IndicatorField Value(string description) => new("value", description, one => one.Value);
}
