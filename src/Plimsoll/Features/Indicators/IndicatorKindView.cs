using Plimsoll.Core.Indicators;

namespace Plimsoll.Features.Indicators;

/// <summary>A kind of indicator with everything that a form and a chart need.</summary>
internal sealed record IndicatorKindView
{
    /// <summary>The whole catalog in its own order.</summary>
    public static IReadOnlyList<IndicatorKindView> All { get; } = [.. IndicatorCatalog.Kinds.Select(From)];

    public required string Name { get; init; }

    public required string Title { get; init; }

    /// <summary>Which group it stands in: averages, momentum, trend ...</summary>
    public required string Family { get; init; }

    public required string Formula { get; init; }

    /// <summary>Who defined it.</summary>
    public required string Source { get; init; }

    /// <summary>The defaults, as conditions write them: <c>macd(12,26,9)</c>; an example where there are not all of them.</summary>
    public required string Spec { get; init; }

    /// <summary>Bars before every field has a value, with the defaults.</summary>
    public required int WarmupBars { get; init; }

    /// <summary>Seconds of trades or quotes before there can be a value; 0 for a kind over bars.</summary>
    public required int WarmupSeconds { get; init; }

    /// <summary>An earlier start changes values slightly.</summary>
    public required bool IsRecursive { get; init; }

    /// <summary>Values are comparable with each other, not with those of another start.</summary>
    public required bool DependsOnStart { get; init; }

    /// <summary>Beyond the warm-up a value waits for an event in the data.</summary>
    public required bool AwaitsEvent { get; init; }

    /// <summary>bars, volume, trades, quotes.</summary>
    public required IReadOnlyList<string> Needs { get; init; }

    public required IReadOnlyList<Parameter> Parameters { get; init; }

    /// <summary>Outputs; the first is the default.</summary>
    public required IReadOnlyList<Field> Fields { get; init; }

    /// <summary>What must hold between parameters.</summary>
    public required IReadOnlyList<string> Rules { get; init; }

    private static IndicatorKindView From(IndicatorKind kind)
    {
        var spec = kind.Example;
        return new IndicatorKindView
        {
            Name = kind.Name,
            Title = kind.Title,
            Family = kind.Family.ToLowerInvariant(),
            Formula = kind.Formula,
            Source = kind.Source,
            Spec = spec.Id,
            WarmupBars = spec.WarmupBars,
            WarmupSeconds = kind.WarmupSeconds(spec),
            IsRecursive = kind.IsRecursive,
            DependsOnStart = kind.DependsOnStart,
            AwaitsEvent = kind.AwaitsEvent,
            Needs = IndicatorText.Needs(kind),
            Parameters = [.. kind.Parameters.Select(Parameter.From)],
            Fields = [.. kind.Fields.Select(Field.From)],
            Rules = [.. kind.Rules.Select(rule => rule.Text)],
        };
    }

    internal enum ParameterType
    {
        Integer,
        Number,
        Choice,
        Instrument,
    }

    /// <summary>Values travel as text: a number with a point, the name of a choice, or an instrument, without a default.</summary>
    internal sealed record Parameter(
        string Name,
        ParameterType Type,
        string Default,
        string Description,
        double? Min = null,
        double? Max = null,
        IReadOnlyList<string>? Allowed = null)
    {
        public static Parameter From(IndicatorParameter parameter) => parameter.IsInstrument
            ? new(parameter.Name, ParameterType.Instrument, "", parameter.Description)
            : parameter.IsChoice
            ? new(parameter.Name, ParameterType.Choice, IndicatorText.Default(parameter), parameter.Description)
            {
                Allowed = parameter.Choices,
            }
            : new(
                parameter.Name,
                parameter.IsInteger ? ParameterType.Integer : ParameterType.Number,
                IndicatorText.Default(parameter),
                parameter.Description,
                parameter.Min,
                parameter.Max);
    }

    /// <param name="Name">As conditions name it after the dot.</param>
    /// <param name="Scale">What it is measured on; a price lies over the bars.</param>
    /// <param name="Description">Meaning and unit.</param>
    /// <param name="Min">Absent: no bound.</param>
    /// <param name="Max">Absent: no bound.</param>
    internal sealed record Field(
        string Name, IndicatorScale Scale, string Description, double? Min = null, double? Max = null)
    {
        public static Field From(IndicatorField field) =>
            new(field.Name, field.Scale, field.Description, Bound(field.Min), Bound(field.Max));

        private static double? Bound(double value) => double.IsFinite(value) ? value : null;
    }
}
