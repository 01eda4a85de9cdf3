using Plimsoll.Core.Market;

namespace Plimsoll.Core.Indicators;

/// <summary>
/// A kind with all its parameters. Two specs that mean the same are equal, whatever order or defaults they were
/// written with; equality is that of <see cref="Id"/>.
/// </summary>
public sealed class IndicatorSpec : IEquatable<IndicatorSpec>
{
    private readonly double[] _values;

    private IndicatorSpec(IndicatorKind kind, double[] values, InstrumentId? reference)
    {
        (Kind, Reference) = (kind, reference);
        _values = values;
        Id = Canonical();
    }

    public IndicatorKind Kind { get; }

    /// <summary>
    /// Canonical form, parameters in the kind's order, without choices at the end that are the default:
    /// <c>sma(20)</c>, <c>sma(20,hl2)</c>. <see cref="IndicatorCatalog.Parse"/> reads it back.
    /// </summary>
    public string Id { get; }

    /// <summary>The instrument that the own one is compared with; null where the kind looks at one alone.</summary>
    public InstrumentId? Reference { get; }

    /// <summary>The data without which there is no value.</summary>
    public IndicatorInput Needs => Kind.IsOverWindows ? IndicatorKind.InputOf(Kind.Windows(this)) : Kind.Needs;

    public int WarmupBars => Kind.WarmupBars(this);

    public double this[string parameter] => _values[IndexOf(Kind, parameter)];

    /// <exception cref="IndicatorException">A parameter is unknown or out of range, or a rule is broken.</exception>
    public static IndicatorSpec Of(IndicatorKind kind, IReadOnlyDictionary<string, double>? parameters = null)
    {
        double[] values = [.. kind.Parameters.Select(parameter => parameter.Default)];
        foreach (var (name, value) in parameters ?? new Dictionary<string, double>())
            values[IndexOf(kind, name)] = value;
        return Checked(kind, values, null);
    }

    /// <summary>From texts as people write them: numbers with a point, choices by name.</summary>
    /// <exception cref="IndicatorException">A parameter is unknown or out of range, or a rule is broken.</exception>
    public static IndicatorSpec OfTexts(IndicatorKind kind, IEnumerable<KeyValuePair<string, string>> parameters)
    {
        double[] values = [.. kind.Parameters.Select(parameter => parameter.Default)];
        InstrumentId? reference = null;
        foreach (var (name, text) in parameters)
        {
            var index = IndexOf(kind, name);
            var known = kind.Parameters[index];
            if (known.IsInstrument)
                reference = InstrumentId.TryOf(text, out var id) ? id : throw Bad(kind, known.ObjectionTo(text), name);
            else
                values[index] = known.ValueOf(text) ?? throw Bad(kind, known.ObjectionTo(text), name);
        }

        return Checked(kind, values, reference);
    }

    public int Integer(string parameter) => (int)this[parameter];

    /// <summary>The chosen name of a choice.</summary>
    public string Choice(string parameter)
    {
        var index = IndexOf(Kind, parameter);
        return Kind.Parameters[index].TextOf(_values[index]);
    }

    public bool Equals(IndicatorSpec? other) => other is not null && Id == other.Id;

    public override bool Equals(object? obj) => Equals(obj as IndicatorSpec);

    public override int GetHashCode() => Id.GetHashCode(StringComparison.Ordinal);

    public override string ToString() => Id;

    /// <summary>A parameter as people write it.</summary>
    public string TextOf(IndicatorParameter parameter) =>
        parameter.IsInstrument ? Reference!.Value.Value : parameter.TextOf(this[parameter.Name]);

    private static IndicatorSpec Checked(IndicatorKind kind, double[] values, InstrumentId? reference)
    {
        for (var i = 0; i < values.Length; i++)
            if (kind.Parameters[i].Objection(values[i]) is { } objection)
                throw Bad(kind, objection, kind.Parameters[i].Name, kind.Parameters[i].Code);
        if (reference is null && kind.Parameters.FirstOrDefault(one => one.IsInstrument) is { } missing)
            throw Bad(kind, $"{missing.Name} is missing: it names an instrument, like sim:BRAVO-USD", missing.Name);
        var spec = new IndicatorSpec(kind, values, reference);
        return kind.Rules.FirstOrDefault(rule => !rule.Holds(spec)) is { } broken
            ? throw Bad(kind, $"{broken.Text}, not {spec.Id}", broken.Parameter, broken.Code)
            : spec;
    }

    private static int IndexOf(IndicatorKind kind, string parameter)
    {
        for (var i = 0; i < kind.Parameters.Count; i++)
            if (kind.Parameters[i].Name == parameter)
                return i;
        var known = string.Join(", ", kind.Parameters.Select(one => one.Name));
        throw Bad(kind, $"no parameter '{parameter}'; it has {known}", parameter);
    }

    private static IndicatorException Bad(
        IndicatorKind kind, string problem, string parameter, string code = IndicatorException.BadParameter) =>
        new(code, $"{kind.Name}: {problem}", parameter);

    private string Canonical()
    {
        var shown = _values.Length;
        while (shown > 0 && Kind.Parameters[shown - 1] is { IsChoice: true } last && last.Default == _values[shown - 1])
            shown--;
        var texts = Kind.Parameters.Take(shown).Select(TextOf);
        return shown == 0 ? Kind.Name : $"{Kind.Name}({string.Join(',', texts)})";
    }
}
