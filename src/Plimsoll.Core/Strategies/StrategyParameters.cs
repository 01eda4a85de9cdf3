using System.Globalization;

namespace Plimsoll.Core.Strategies;

/// <summary>A complete, validated set of parameter values: what was not given has its default.</summary>
public sealed class StrategyParameters
{
    private readonly SortedDictionary<string, string> _values;

    private StrategyParameters(SortedDictionary<string, string> values) => _values = values;

    /// <summary>Canonical text of every value, ordered by name.</summary>
    public IReadOnlyDictionary<string, string> Values => _values;

    /// <summary>Validates everything at once; the set is null when there is any problem.</summary>
    public static StrategyParameters? TryBuild(
        IReadOnlyList<StrategyParameter> declared,
        IReadOnlyDictionary<string, string> given,
        ICollection<ParameterProblem> problems)
    {
        var before = problems.Count;
        foreach (var name in given.Keys.Where(name => declared.All(parameter => parameter.Name != name)))
            problems.Add(new ParameterProblem(
                name, "strategy.unknown_parameter", $"'{name}' is not a parameter of this strategy",
                Allowed: [.. declared.Select(parameter => parameter.Name)]));

        var values = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var parameter in declared)
            values[parameter.Name] = Read(parameter, given.GetValueOrDefault(parameter.Name), problems);
        return problems.Count == before ? new StrategyParameters(values) : null;
    }

    public int Integer(string name) => int.Parse(_values[name], CultureInfo.InvariantCulture);

    public decimal Number(string name) => decimal.Parse(_values[name], CultureInfo.InvariantCulture);

    public bool IsOn(string name) => _values[name] == "on";

    public string Choice(string name) => _values[name];

    private static string Read(StrategyParameter parameter, string? text, ICollection<ParameterProblem> problems)
    {
        if (text is null)
            return parameter.Default;
        if (parameter.Kind == StrategyParameterKind.Choice)
            return ReadChoice(parameter, text, problems);
        if (!TryNumber(parameter.Kind, text, out var value))
            problems.Add(Problem(parameter, $"'{text}' is not {Noun(parameter.Kind)}"));
        else if (value < parameter.Min || value > parameter.Max)
            problems.Add(Problem(parameter, string.Create(
                CultureInfo.InvariantCulture,
                $"{parameter.Name} must be between {parameter.Min} and {parameter.Max}, not {value}")));
        return value.ToString(CultureInfo.InvariantCulture);
    }

    private static string ReadChoice(StrategyParameter parameter, string text, ICollection<ParameterProblem> problems)
    {
        if (!parameter.Allowed!.Contains(text))
            problems.Add(Problem(parameter, $"'{text}' is not one of {string.Join(", ", parameter.Allowed!)}"));
        return text;
    }

    private static bool TryNumber(StrategyParameterKind kind, string text, out decimal value) =>
        kind == StrategyParameterKind.Integer
            ? TryInteger(text, out value)
            : decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out value);

    private static bool TryInteger(string text, out decimal value)
    {
        var parsed = int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var integer);
        value = integer;
        return parsed;
    }

    private static string Noun(StrategyParameterKind kind) =>
        kind == StrategyParameterKind.Integer ? "a whole number" : "a number";

    private static ParameterProblem Problem(StrategyParameter parameter, string message) =>
        new(parameter.Name, "strategy.parameter", message, parameter.Min, parameter.Max, parameter.Allowed);
}
