using System.Globalization;

namespace Plimsoll.Core.Indicators;

/// <summary>
/// A kind with all its parameters. Two specs that mean the same are equal, whatever order or defaults they were
/// written with; equality is that of <see cref="Id"/>.
/// </summary>
public sealed class IndicatorSpec : IEquatable<IndicatorSpec>
{
    private readonly double[] _values;

    private IndicatorSpec(IndicatorKind kind, double[] values)
    {
        Kind = kind;
        _values = values;
        var texts = values.Select(value => value.ToString(CultureInfo.InvariantCulture));
        Id = $"{kind.Name}({string.Join(',', texts)})";
    }

    public IndicatorKind Kind { get; }

    /// <summary>Canonical form, parameters in the kind's order: <c>sma(20)</c>.</summary>
    public string Id { get; }

    public int WarmupBars => Kind.WarmupBars(this);

    public double this[string parameter]
    {
        get
        {
            for (var i = 0; i < _values.Length; i++)
                if (Kind.Parameters[i].Name == parameter)
                    return _values[i];
            throw new IndicatorException(
                IndicatorException.BadParameter, $"{Kind.Name} has no parameter '{parameter}'", parameter);
        }
    }

    /// <exception cref="IndicatorException">A parameter is unknown or out of its range.</exception>
    public static IndicatorSpec Of(IndicatorKind kind, IReadOnlyDictionary<string, double>? parameters = null)
    {
        var unknown = parameters?.Keys.FirstOrDefault(name => kind.Parameters.All(one => one.Name != name));
        if (unknown is not null)
        {
            var known = string.Join(", ", kind.Parameters.Select(parameter => parameter.Name));
            throw new IndicatorException(
                IndicatorException.BadParameter, $"{kind.Name} has no parameter '{unknown}'; it has {known}", unknown);
        }

        return new IndicatorSpec(kind, [.. kind.Parameters.Select(one => ValueOf(kind, one, parameters))]);
    }

    public int Integer(string parameter) => (int)this[parameter];

    public bool Equals(IndicatorSpec? other) => other is not null && Id == other.Id;

    public override bool Equals(object? obj) => Equals(obj as IndicatorSpec);

    public override int GetHashCode() => Id.GetHashCode(StringComparison.Ordinal);

    public override string ToString() => Id;

    private static double ValueOf(
        IndicatorKind kind, IndicatorParameter known, IReadOnlyDictionary<string, double>? given)
    {
        var value = given is not null && given.TryGetValue(known.Name, out var wish) ? wish : known.Default;
        return known.Objection(value) is { } objection
            ? throw new IndicatorException(
                IndicatorException.BadParameter, $"{kind.Name}: {objection}", known.Name)
            : value;
    }
}
