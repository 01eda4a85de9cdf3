namespace Plimsoll.Core.Indicators;

/// <summary>All kinds of indicators, one registration line each.</summary>
public static class IndicatorCatalog
{
    public static IReadOnlyList<IndicatorKind> Kinds { get; } =
    [
        Sma.Kind,
        Ema.Kind,
        Rsi.Kind,
        Atr.Kind,
    ];

    /// <exception cref="IndicatorException">There is no such kind.</exception>
    public static IndicatorKind KindOf(string name) =>
        Kinds.FirstOrDefault(kind => kind.Name == name)
        ?? throw new IndicatorException(
            IndicatorException.UnknownKind,
            $"unknown indicator kind '{name}'; known are {string.Join(", ", Kinds.Select(kind => kind.Name))}");

    /// <exception cref="IndicatorException">No such kind, or a parameter is unknown or out of range.</exception>
    public static IndicatorSpec Spec(string kind, IReadOnlyDictionary<string, double>? parameters = null) =>
        KindOf(kind).Spec(parameters);
}
