namespace Plimsoll.Core.Indicators.Windows;

/// <summary>What is to be said of a kind over windows; the rest of its catalog entry follows.</summary>
internal sealed record WindowKind(string Name, string Title, string Formula, IndicatorField Field)
{
    public string Source { get; init; } = "textbook";

    public required WindowShape Shape { get; init; }

    public IndicatorKind Build()
    {
        var kind = new IndicatorKind
        {
            Name = Name,
            Title = Title,
            Formula = Formula,
            Source = Source,
            Parameters = Shape.Parameters,
            Rules = Shape.Rules,
            Fields = [Field],
            Windows = Shape.Windows,
            Measure = Shape.Measure,
            WarmupBars = _ => 0,
            Create = spec => throw new IndicatorException(
                IndicatorException.InputMissing, $"{spec.Kind.Name} needs {spec.Kind.Needs}, not bars"),
        };
        return kind with { Needs = IndicatorKind.InputOf(kind.Windows(kind.Spec())) };
    }

    public static IndicatorField Price(string description) =>
        IndicatorField.Value(IndicatorScale.Price, description);

    public static IndicatorField Volume(string description) =>
        IndicatorField.Value(IndicatorScale.Volume, description);

    public static IndicatorField Ratio(string description) =>
        IndicatorField.Value(IndicatorScale.Ratio, description);

    public static IndicatorField Index(string description) =>
        IndicatorField.Value(IndicatorScale.Index, description);
}
