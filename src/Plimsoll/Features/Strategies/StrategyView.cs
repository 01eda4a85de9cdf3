using Plimsoll.Core.Strategies;
using Plimsoll.Features.Bots;

namespace Plimsoll.Features.Strategies;

/// <summary>A strategy with everything a form needs.</summary>
/// <param name="Version">The latest.</param>
/// <param name="Sizing">Its own size of entries; absent where the form's counts.</param>
/// <param name="Id">Of an own strategy; absent for a built-in one.</param>
internal sealed record StrategyView(
    string Name,
    int Version,
    string Title,
    string Description,
    string DefaultTimeframe,
    IReadOnlyList<StrategyView.Parameter> Parameters,
    SizingView? Sizing = null,
    Guid? Id = null)
{
    public static StrategyView From(StrategyDefinition definition) => new(
        definition.Name,
        definition.Version,
        definition.Title,
        definition.Description,
        definition.DefaultTimeframe,
        [.. definition.Parameters.Select(Parameter.From)],
        definition.Sizing is { } sizing ? SizingView.From(sizing) : null);

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
