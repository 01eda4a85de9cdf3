using Plimsoll.Api;
using Plimsoll.Features.SignIn;

namespace Plimsoll.Features.Risk;

/// <summary>Limits, verdicts, and the way out of an emergency shutdown.</summary>
internal static class RiskFeature
{
    public static void AddRisk(this IServiceCollection services)
    {
    }

    public static void MapRisk(this IEndpointRouteBuilder routes)
    {
        var risk = routes.MapApi("/risk").WithTags("Risk");
        risk.MapGet("/state", GetRiskState.HandleAsync);
        risk.MapGet("/limits", ListLimits.HandleAsync);
        risk.MapGet("/decisions", ListDecisions.HandleAsync);
        risk.MapPost("/validate", ValidateOrder.HandleAsync);
        risk.MapPost("/emergency/reset", ResetShutdown.HandleAsync)
            .RequireAuthorization(Policies.Trader).WithMetadata(new RateLimitMark(RateLimitRule.SignIn));
    }
}
