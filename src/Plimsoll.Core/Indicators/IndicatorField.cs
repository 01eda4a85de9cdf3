namespace Plimsoll.Core.Indicators;

/// <summary>One output of an indicator kind.</summary>
/// <param name="Name">As conditions name it after the dot (<c>atr.percent</c>).</param>
/// <param name="Scale">What it is measured on.</param>
/// <param name="Description">Meaning and unit.</param>
public sealed record IndicatorField(string Name, IndicatorScale Scale, string Description)
{
    /// <summary>The smallest value it can have.</summary>
    public double Min { get; init; } = double.NegativeInfinity;

    /// <summary>The largest value it can have.</summary>
    public double Max { get; init; } = double.PositiveInfinity;

    /// <summary>Place among the fields of its kind.</summary>
    public int Index { get; internal init; }

    /// <summary>Reads it from an instance of the kind; NaN while there is no value.</summary>
    public double Read(Indicator indicator) => indicator[Index];

    internal static IndicatorField Value(IndicatorScale scale, string description) =>
        new("value", scale, description);

    /// <summary>1 when something holds, else 0.</summary>
    internal static IndicatorField Flag(string name, string description) => Bounded(name, 0, 1, description);

    internal static IndicatorField Bounded(string name, double min, double max, string description) =>
        new(name, IndicatorScale.Index, description) { Min = min, Max = max };
}
