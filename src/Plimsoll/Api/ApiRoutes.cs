namespace Plimsoll.Api;

/// <summary>Where the API lives and what every endpoint of it has in common.</summary>
internal static class ApiRoutes
{
    public const string Prefix = "/api/v1";

    public static RouteGroupBuilder MapApi(this IEndpointRouteBuilder routes, string area) =>
        routes.MapGroup(Prefix + area).AddEndpointFilterFactory(UnknownQueryNames.Filter)
            .AddEndpointFilter(IdempotencyFilter.InvokeAsync);
}
