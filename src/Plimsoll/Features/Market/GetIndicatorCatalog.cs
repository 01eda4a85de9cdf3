using Microsoft.AspNetCore.Http.HttpResults;
using Plimsoll.Api;
using Plimsoll.Core.Indicators;

namespace Plimsoll.Features.Market;

/// <summary>Every kind of indicator that bars can feed, with what a form needs to choose one.</summary>
internal static class GetIndicatorCatalog
{
    /// <param name="Name">As conditions name it: <c>rsi</c>, or with parameters <c>rsi(14)</c>.</param>
    /// <param name="Spec">With its standard parameters.</param>
    internal sealed record Kind(
        string Name,
        string Title,
        string Formula,
        string Spec,
        IReadOnlyList<Field> Fields,
        IReadOnlyList<Parameter> Parameters);

    internal sealed record Field(string Name, string Description);

    internal sealed record Parameter(
        string Name, double Default, double Min, double Max, string Description, IReadOnlyList<string> Choices);

    public static Ok<Page<Kind>> Handle() => TypedResults.Ok(new Page<Kind>(
        [
            .. IndicatorCatalog.Kinds.Where(IsOfBars).Select(kind => new Kind(
                kind.Name,
                kind.Title,
                kind.Formula,
                kind.Spec().Id,
                [.. kind.Fields.Select(field => new Field(field.Name, field.Description))],
                [.. kind.Parameters.Select(one => new Parameter(
                    one.Name, one.Default, one.Min, one.Max, one.Description, one.Choices))])),
        ],
        null));

    private static bool IsOfBars(IndicatorKind kind) =>
        (kind.Needs & ~(IndicatorInput.Bars | IndicatorInput.Volume)) == IndicatorInput.None;
}
