namespace Plimsoll.Core.Strategies;

/// <summary>What a strategy can be told: forms, command line and validation are generated from it.</summary>
/// <param name="Name">camelCase, unique within the strategy.</param>
/// <param name="Default">Value when none is given, in the kind's own notation.</param>
/// <param name="Min">Inclusive; numbers only.</param>
/// <param name="Max">Inclusive; numbers only.</param>
/// <param name="Allowed">The choices; <see cref="StrategyParameterKind.Choice"/> only.</param>
public sealed record StrategyParameter(
    string Name,
    StrategyParameterKind Kind,
    string Default,
    string Description,
    decimal? Min = null,
    decimal? Max = null,
    IReadOnlyList<string>? Allowed = null)
{
    public static StrategyParameter Integer(string name, int value, (int Min, int Max) range, string description) =>
        new(name, StrategyParameterKind.Integer, Text(value), description, range.Min, range.Max);

    public static StrategyParameter Number(
        string name, decimal value, (decimal Min, decimal Max) range, string description) =>
        new(name, StrategyParameterKind.Number, Text(value), description, range.Min, range.Max);

    public static StrategyParameter Choice(string name, string value, string[] allowed, string description) =>
        new(name, StrategyParameterKind.Choice, value, description, Allowed: allowed);

    /// <summary>Off unless it is turned on.</summary>
    public static StrategyParameter Switch(string name, string description) =>
        Choice(name, "off", ["off", "on"], description);

    private static string Text(IFormattable value) =>
        value.ToString(null, System.Globalization.CultureInfo.InvariantCulture);
}
