using Plimsoll.Core.Strategies;

namespace Plimsoll.Features.Strategies;

/// <summary>A strategy with everything a form needs.</summary>
internal sealed record StrategyView(
    string Name,
    int Version,
    string Title,
    string Description,
    string DefaultTimeframe,
    IReadOnlyList<StrategyView.Parameter> Parameters)
{
    public static StrategyView From(StrategyDefinition definition) => new(
        definition.Name,
        definition.Version,
        definition.Title,
        definition.Description,
        definition.DefaultTimeframe,
        [.. definition.Parameters.Select(Parameter.From)]);

    /// <summary>Values travel as text in the kind's own notation.</summary>
    internal sealed record Parameter(
        string Name,
        StrategyParameterKind Kind,
        string Default,
        string Description,
        decimal? Min = null,
        decimal? Max = null,
        IReadOnlyList<string>? Allowed = null)
    {
        public static Parameter From(StrategyParameter parameter) => new(
            parameter.Name,
            parameter.Kind,
            parameter.Default,
            parameter.Description,
            parameter.Min,
            parameter.Max,
            parameter.Allowed);
    }
}
