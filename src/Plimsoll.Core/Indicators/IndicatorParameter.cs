using System.Globalization;

namespace Plimsoll.Core.Indicators;

/// <summary>A number, or a choice among names, that shapes an indicator; both ends of the range are allowed.</summary>
/// <remarks>The value of a choice is the place of its name in <see cref="Choices"/>.</remarks>
public sealed record IndicatorParameter(string Name, double Default, double Min, double Max, string Description)
{
    public bool IsInteger { get; init; } = true;

    /// <summary>The code of the error when a value is out of range.</summary>
    public string Code { get; init; } = IndicatorException.BadParameter;

    /// <summary>The names to choose from; empty for a number.</summary>
    public IReadOnlyList<string> Choices { get; init; } = [];

    public bool IsChoice => Choices.Count > 0;

    /// <summary>Names another instrument, without a default; its value is the spec's <see cref="IndicatorSpec.Reference"/>.</summary>
    public bool IsInstrument { get; init; }

    public bool IsNumber => !IsChoice && !IsInstrument;

    private string Range => IsInstrument ? "an instrument, like sim:BRAVO-USD"
        : IsChoice ? $"one of {string.Join(", ", Choices)}" : $"from {Invariant(Min)} to {Invariant(Max)}";

    /// <summary>Why the value cannot be taken, or null when it can.</summary>
    public string? Objection(double value) =>
        !(value >= Min && value <= Max) ? $"{Name} must be {Range}, not {Invariant(value)}"
        : IsInteger && value != Math.Floor(value) ? $"{Name} must be a whole number {Range}, not {Invariant(value)}"
        : null;

    /// <summary>The value as people write it: a number, or the name of the choice.</summary>
    public string TextOf(double value) => IsChoice ? Choices[(int)value] : Invariant(value);

    /// <summary>Reads what <see cref="TextOf"/> writes; null when it is neither a number nor a choice.</summary>
    public double? ValueOf(string text)
    {
        if (!IsChoice)
            return double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
                ? number
                : null;
        for (var i = 0; i < Choices.Count; i++)
            if (Choices[i] == text)
                return i;
        return null;
    }

    internal string ObjectionTo(string text) => $"{Name} must be {Range}, not '{text}'";

    /// <summary>The usual look-back length. 10,000 bars bound the memory of one window to 80 kB.</summary>
    internal static IndicatorParameter Period(int standard, string description) =>
        Bars("period", standard, description);

    /// <summary>A number of bars, 1 to 10,000.</summary>
    internal static IndicatorParameter Bars(string name, int standard, string description) =>
        new(name, standard, 1, 10_000, description);

    /// <summary>A factor that need not be whole.</summary>
    internal static IndicatorParameter Factor(
        string name, double standard, double min, double max, string description) =>
        new(name, standard, min, max, description) { IsInteger = false };

    /// <summary>The instrument that the own one is compared with.</summary>
    internal static IndicatorParameter Reference(string description) =>
        new("reference", 0, 0, 0, description) { IsInstrument = true };

    /// <summary>Named choices; the first is the default.</summary>
    internal static IndicatorParameter Choice(string name, string description, params string[] choices) =>
        new(name, 0, 0, choices.Length - 1, description) { Choices = choices };

    /// <summary>The price of a bar that goes in.</summary>
    internal static IndicatorParameter Source() =>
        Choice("source", "price of a bar that goes in", "close", "open", "high", "low", "hl2", "hlc3", "ohlc4");

    /// <summary>What nested exponential means begin with; see <see cref="Blocks.EwmaChain"/>.</summary>
    internal static IndicatorParameter Seed() =>
        Choice("seed", "what the nested means begin with", "chained", "joint", "first");

    private static string Invariant(double value) => value.ToString(CultureInfo.InvariantCulture);
}
