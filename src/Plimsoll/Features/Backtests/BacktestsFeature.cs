using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Plimsoll.Api;
using Plimsoll.Features.Hub;
using Plimsoll.Features.SignIn;
using Plimsoll.Features.Strategies;
using Plimsoll.Storage;
using StrategyView = Plimsoll.Features.Strategies.StrategyView;

namespace Plimsoll.Features.Backtests;

/// <summary>Backtests over the API: ask for one, watch it, read its report.</summary>
internal static class BacktestsFeature
{
    public const string Topic = "backtest";

    public static void AddBacktests(this IServiceCollection services)
    {
        services.AddSingleton<FamilySeal>();
        services.AddSingleton<FamilyTrials>();
        services.AddSingleton<BacktestQueue>();
        services.AddSingleton<RunBacktest>();
        services.AddSingleton<EndBacktest>();
        services.AddHostedService<BacktestWorker>();
        services.AddHubTopic(new HubTopic(Topic, OwnsAsync));
    }

    public static void MapBacktests(this IEndpointRouteBuilder routes)
    {
        var backtests = routes.MapApi("/backtest").WithTags("Backtests");
        backtests.MapPost("/run", RunBacktest.HandleAsync).RequireAuthorization(Policies.Trader);
        backtests.MapPost("/compare", CompareBacktests.HandleAsync);
        backtests.MapGet("/strategies", StrategiesAsync);
        backtests.MapGet("/hold-outs", ListHoldOuts.HandleAsync);
        backtests.MapGet("/results", ListBacktests.HandleAsync);
        backtests.MapGet("/results/{id}", GetBacktest.HandleAsync);
        backtests.MapGet("/results/{id}/trades", GetBacktestParts.TradesAsync);
        backtests.MapGet("/results/{id}/equity", GetBacktestParts.EquityAsync);
        backtests.MapGet("/results/{id}/evaluations", ListBacktestEvaluations.HandleAsync);
        backtests.MapGet("/results/{id}/report.html", GetBacktestParts.HtmlAsync);
        backtests.MapPost("/results/{id}/stop", EndBacktest.StopAsync).RequireAuthorization(Policies.Trader);
        backtests.MapDelete("/results/{id}", EndBacktest.DeleteAsync).RequireAuthorization(Policies.Trader);
    }

    private static async Task<Ok<Page<StrategyView>>> StrategiesAsync([AsParameters] StrategyCall call) =>
        TypedResults.Ok(new Page<StrategyView>(
            await StrategyLookup.AllAsync(call.Database, call.User.Id, call.Stop), null));

    private static async ValueTask<bool> OwnsAsync(TopicRequest request)
    {
        if (!request.TryGetId(out var id))
            return false;
        var contexts = request.Services.GetRequiredService<IDbContextFactory<PlimsollContext>>();
        await using var database = await contexts.CreateDbContextAsync(request.Stop);
        return await database.Backtests.AnyAsync(
            row => row.Id == id && row.UserId == request.User.Id && row.DeletedAt == null, request.Stop);
    }
}
