using System.Globalization;

namespace Plimsoll.Core.Indicators;

/// <summary>A number that shapes an indicator, with the range it is allowed to have (both ends included).</summary>
public sealed record IndicatorParameter(string Name, double Default, double Min, double Max, string Description)
{
    public bool IsInteger { get; init; } = true;

    /// <summary>Why the value cannot be taken, or null when it can.</summary>
    public string? Objection(double value) =>
        !(value >= Min && value <= Max) ? $"{Name} must be {Range}, not {Text(value)}"
        : IsInteger && value != Math.Floor(value) ? $"{Name} must be a whole number {Range}, not {Text(value)}"
        : null;

    private string Range => $"from {Text(Min)} to {Text(Max)}";

    private static string Text(double value) => value.ToString(CultureInfo.InvariantCulture);

    /// <summary>The usual look-back length. 10,000 bars bound the memory of one window to 80 kB.</summary>
    internal static IndicatorParameter Period(int standard, string description) =>
        new("period", standard, 1, 10_000, description);
}
