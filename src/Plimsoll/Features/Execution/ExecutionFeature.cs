using Plimsoll.Api;
using Plimsoll.Features.SignIn;

namespace Plimsoll.Features.Execution;

/// <summary>Orders, fills, positions, and who releases orders.</summary>
internal static class ExecutionFeature
{
    public static void AddExecution(this IServiceCollection services)
    {
    }

    public static void MapExecution(this IEndpointRouteBuilder routes)
    {
        var execution = routes.MapApi("/execution").WithTags("Execution");
        execution.MapGet("/orders", ListOrders.HandleAsync);
        execution.MapGet("/orders/{intentNumber:long}", GetOrder.HandleAsync);
        execution.MapPost("/orders/{clientOrderId}/cancel", CancelOrder.HandleAsync)
            .RequireAuthorization(Policies.Trader);
        execution.MapGet("/fills", ListFills.HandleAsync);
        execution.MapPost("/positions/{instrumentId}/close", ClosePosition.HandleAsync)
            .RequireAuthorization(Policies.Trader);
        execution.MapGet("/mode", GetMode.HandleAsync);
        execution.MapPost("/mode", SwitchMode.HandleAsync).RequireAuthorization(Policies.Trader);
    }
}
