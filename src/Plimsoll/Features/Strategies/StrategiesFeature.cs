using Microsoft.AspNetCore.Http.HttpResults;
using Plimsoll.Api;
using Plimsoll.Core.Strategies;

namespace Plimsoll.Features.Strategies;

/// <summary>The strategies that are built in.</summary>
internal static class StrategiesFeature
{
    public static void AddStrategies(this IServiceCollection services)
    {
    }

    public static void MapStrategies(this IEndpointRouteBuilder routes)
    {
        var strategies = routes.MapApi("/strategies").WithTags("Strategies");
        strategies.MapGet("/", List);
        strategies.MapGet("/{name}", Find);
    }

    private static Ok<Page<StrategyView>> List() =>
        TypedResults.Ok(new Page<StrategyView>([.. StrategyCatalog.All.Select(StrategyView.From)], null));

    private static Results<Ok<StrategyView>, ApiProblem> Find(string name) =>
        StrategyCatalog.Find(name) is { } definition
            ? TypedResults.Ok(StrategyView.From(definition))
            : ApiProblem.NotFound("strategy.not_found", "There is no such strategy.");
}
