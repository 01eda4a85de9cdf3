using Plimsoll.Core.Indicators.Windows;

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

    /// <summary>Numbers first, then choices; a choice left at its default is not part of a spec's name.</summary>
    public required IReadOnlyList<IndicatorParameter> Parameters { get; init; }

    /// <summary>Outputs; the first is the default.</summary>
    public required IReadOnlyList<IndicatorField> Fields
    {
        get;
        init => field = [.. value.Select((one, index) => one with { Index = index })];
    }

    /// <summary>What must hold between parameters.</summary>
    public IReadOnlyList<IndicatorRule> Rules { get; init; } = [];

    /// <summary>The data without which there is no value.</summary>
    public IndicatorInput Needs { get; init; } = IndicatorInput.Bars;

    /// <summary>True when a value depends on all before it, so that an earlier start changes it slightly.</summary>
    public bool IsRecursive { get; init; }

    /// <summary>
    /// True when the first bar leaves its mark for good (a running total, a trailing stop): values are comparable
    /// with each other, not with those of another start.
    /// </summary>
    public bool DependsOnStart { get; init; }

    /// <summary>
    /// True when a value also waits for an event in the data (a confirmed turn), so that the warm-up is the earliest
    /// bar it can come on.
    /// </summary>
    public bool AwaitsEvent { get; init; }

    /// <summary>Bars after which every field has a value.</summary>
    public required Func<IndicatorSpec, int> WarmupBars { get; init; }

    /// <summary>
    /// A new instance, fed with bars. A kind over windows refuses (<c>indicator.input_missing</c>): it lives in a
    /// <see cref="TickHub"/>.
    /// </summary>
    public required Func<IndicatorSpec, Indicator> Create { get; init; }

    /// <summary>Which room of the catalog it stands in.</summary>
    public string Family =>
        (Measure is null ? Create(Example).GetType() : typeof(WindowIndicator)).Namespace!.Split('.')[^1];

    /// <summary>Looks at the bars of another instrument too, which has to be named.</summary>
    public bool NeedsReference => Parameters.Any(one => one.IsInstrument);

    /// <summary>The defaults, and an instrument where one has to be named.</summary>
    public IndicatorSpec Example => NeedsReference
        ? IndicatorSpec.OfTexts(
            this, Parameters.Where(one => one.IsInstrument).Select(one => KeyValuePair.Create(one.Name, "sim:BRAVO-USD")))
        : Spec();

    /// <summary>The windows of trades and quotes that it looks at; none for a kind over bars.</summary>
    public Func<IndicatorSpec, IReadOnlyList<TimeWindow>> Windows { get; init; } = _ => [];

    /// <summary>Looks at windows of trades and quotes instead of bars.</summary>
    public bool IsOverWindows => Measure is not null;

    /// <summary>The value of a kind over windows; null for a kind over bars.</summary>
    internal Func<IndicatorSpec, WindowMeasure>? Measure { get; init; }

    /// <exception cref="IndicatorException">A parameter is unknown or out of range, or a rule is broken.</exception>
    public IndicatorSpec Spec(IReadOnlyDictionary<string, double>? parameters = null) =>
        IndicatorSpec.Of(this, parameters);

    /// <summary>Seconds of trades or quotes before there can be a value; 0 for a kind over bars.</summary>
    public int WarmupSeconds(IndicatorSpec spec) => Windows(spec).Select(window => window.From).DefaultIfEmpty().Max();

    /// <summary>The spec with this first parameter and the defaults of the others.</summary>
    internal IndicatorSpec SpecOf(double first) =>
        IndicatorSpec.Of(this, new Dictionary<string, double> { [Parameters[0].Name] = first });

    /// <exception cref="IndicatorException">The data does not have what the kind needs.</exception>
    public void Require(IndicatorInput available)
    {
        var missing = Needs & ~available;
        if (missing != IndicatorInput.None)
            throw new IndicatorException(
                IndicatorException.InputMissing, $"{Name} needs {missing}, which this data does not have");
    }

    internal static IndicatorInput InputOf(IEnumerable<TimeWindow> windows) =>
        windows.Aggregate(IndicatorInput.None, (input, window) => input | window.Stream);
}
