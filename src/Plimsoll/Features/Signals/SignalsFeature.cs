using Plimsoll.Api;
using Plimsoll.Features.SignIn;

namespace Plimsoll.Features.Signals;

/// <summary>What strategies wish, and a person's answers to it.</summary>
internal static class SignalsFeature
{
    public static void AddSignals(this IServiceCollection services)
    {
    }

    public static void MapSignals(this IEndpointRouteBuilder routes)
    {
        var signals = routes.MapApi("/signals").WithTags("Signals");
        signals.MapGet("/", ListSignals.HandleAsync);
        signals.MapPost("/{id}/approve", AnswerSignal.ApproveAsync).RequireAuthorization(Policies.Trader);
        signals.MapPost("/{id}/reject", AnswerSignal.RejectAsync).RequireAuthorization(Policies.Trader);
    }
}
