namespace Plimsoll.Core.Indicators;

/// <summary>What the catalog knows of a kind of indicator: enough for a form, a condition and an instance.</summary>
public sealed record IndicatorKind
{
    /// <summary>Stable lower-case name (<c>sma</c>).</summary>
    public required string Name { get; init; }

    public required string Title { get; init; }

    /// <summary>The definition as one line of text.</summary>
    public required string Formula { get; init; }

    /// <summary>Who defined it.</summary>
    public required string Source { get; init; }

    public required IReadOnlyList<IndicatorParameter> Parameters { get; init; }

    /// <summary>Outputs; the first is the default.</summary>
    public required IReadOnlyList<IndicatorField> Fields { get; init; }

    /// <summary>True when a value depends on all before it, so that an earlier start changes it slightly.</summary>
    public bool IsRecursive { get; init; }

    public required Func<IndicatorSpec, int> WarmupBars { get; init; }

    public required Func<IndicatorSpec, Indicator> Create { get; init; }

    /// <exception cref="IndicatorException">A parameter is unknown or out of its range.</exception>
    public IndicatorSpec Spec(IReadOnlyDictionary<string, double>? parameters = null) =>
        IndicatorSpec.Of(this, parameters);

    /// <summary>Guards the constructors of the kind with the same ranges as the catalog.</summary>
    internal int Checked(string parameter, int value)
    {
        var objection = Parameters.First(known => known.Name == parameter).Objection(value);
        return objection is null
            ? value
            : throw new IndicatorException(IndicatorException.BadParameter, $"{Name}: {objection}", parameter);
    }
}
