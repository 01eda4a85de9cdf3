using Microsoft.AspNetCore.Http.HttpResults;
using Plimsoll.Api;
using Plimsoll.Features.Accounts;
using Plimsoll.Features.SignIn;

namespace Plimsoll.Features.Bots;

/// <summary>Bots: strategies that a user has set to work on an account.</summary>
internal static class BotsFeature
{
    public static void AddBots(this IServiceCollection services)
    {
        services.AddScoped<CreateBot>();
        services.AddScoped<StartBot>();
        services.AddScoped<LaunchBot>();
    }

    public static void MapBots(this IEndpointRouteBuilder routes)
    {
        var bots = routes.MapApi("/bots").WithTags("Bots");
        bots.MapGet("/", ListBots.HandleAsync);
        bots.MapGet("/{id:guid}", FindAsync);
        bots.MapGet("/{id:guid}/evaluations", ListEvaluations.HandleAsync);
        bots.MapGet("/{id:guid}/trades", ListTrades.HandleAsync);
        var runs = routes.MapApi("/strategies/runs").WithTags("Strategies");
        runs.MapGet("/", Runs.ListAsync);
        runs.MapGet("/{id:guid}", Runs.FindAsync);
        runs.MapGet("/{id:guid}/evaluations", Runs.EvaluationsAsync);
        var running = runs.MapGroup("").RequireAuthorization(Policies.Trader);
        running.MapPost("/", Runs.StartAsync);
        running.MapDelete("/{id:guid}", Runs.StopAsync);
        var acting = bots.MapGroup("").RequireAuthorization(Policies.Trader);
        acting.MapPost("/", CreateBot.HandleAsync);
        acting.MapDelete("/{id:guid}", DeleteBot.HandleAsync);
        acting.MapPost("/{id:guid}/start", StartBot.HandleAsync);
        acting.MapPost("/{id:guid}/stop", StopBot.HandleAsync);
        acting.MapPost("/{id:guid}/enable", EnableBot.HandleAsync);
    }

    private static async Task<Results<Ok<BotView>, ApiProblem>> FindAsync(
        Guid id, [AsParameters] AccountCall call) =>
        await OwnBot.FindAsync(id, call) is { } bot
            ? TypedResults.Ok(await bot.ViewAsync(call.Stop))
            : OwnBot.NotFound();
}
