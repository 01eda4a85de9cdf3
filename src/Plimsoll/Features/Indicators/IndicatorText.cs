using System.Globalization;
using Plimsoll.Core.Indicators;

namespace Plimsoll.Features.Indicators;

/// <summary>Parts of the catalog in words.</summary>
internal static class IndicatorText
{
    /// <summary>Which values a parameter takes: <c>1 to 10000</c>, <c>0.1 to 10</c> or its choices.</summary>
    public static string Range(IndicatorParameter parameter) => parameter.IsInstrument
        ? "an instrument, like sim:BRAVO-USD"
        : parameter.IsChoice
        ? string.Join(", ", parameter.Choices)
        : $"{Number(parameter.Min)} to {Number(parameter.Max)}";

    public static string Default(IndicatorParameter parameter) =>
        parameter.IsInstrument ? "" : parameter.TextOf(parameter.Default);

    /// <summary>Why a text that is neither number nor choice cannot be taken.</summary>
    public static string Refusal(IndicatorParameter parameter, string text) => parameter.IsInstrument
        ? $"{parameter.Name} must be {Range(parameter)}, not '{text}'"
        : parameter.IsChoice
        ? $"{parameter.Name} must be one of {Range(parameter)}, not '{text}'"
        : $"{parameter.Name} must be a number from {Range(parameter)}, not '{text}'";

    public static IReadOnlyList<string> Needs(IndicatorKind kind) =>
    [
        .. Enum.GetValues<IndicatorInput>()
            .Where(input => input != IndicatorInput.None && kind.Needs.HasFlag(input))
            .Select(input => input.ToString().ToLowerInvariant()),
    ];

    private static string Number(double value) => value.ToString(CultureInfo.InvariantCulture);
}
