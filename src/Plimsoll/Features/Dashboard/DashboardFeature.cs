using Plimsoll.Api;

namespace Plimsoll.Features.Dashboard;

/// <summary>The first page after signing in.</summary>
internal static class DashboardFeature
{
    public static void AddDashboard(this IServiceCollection services)
    {
    }

    public static void MapDashboard(this IEndpointRouteBuilder routes) =>
        routes.MapApi("/dashboard").WithTags("Dashboard").MapGet("/", GetDashboard.HandleAsync);
}
