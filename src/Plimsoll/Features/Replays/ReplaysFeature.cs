using Microsoft.AspNetCore.Http.HttpResults;
using Plimsoll.Api;
using Plimsoll.Features.Hub;
using Plimsoll.Features.Market;
using Plimsoll.Features.SignIn;

namespace Plimsoll.Features.Replays;

/// <summary>Recordings told again while people watch: <c>/data/replays</c>.</summary>
internal static class ReplaysFeature
{
    public const string Area = "/data/replays";

    public static void AddReplays(this IServiceCollection services)
    {
        services.AddSingleton<ReplayLibrary>();
        services.AddSingleton<ReplayShelf>();
        services.AddHubTopic(new HubTopic(ReplayWatch.Family, request => ValueTask.FromResult(
            request.TryGetId(out var id)
            && request.Services.GetRequiredService<ReplayShelf>().Find(request.User.Id, id) is not null))
        {
            LatestWinsEvery = TimeSpan.FromMilliseconds(250),
        });
    }

    public static void MapReplays(this IEndpointRouteBuilder routes)
    {
        var replays = routes.MapApi(Area).WithTags("Data");
        replays.MapGet("", ListAsync);
        replays.MapGet("/{id:guid}", GetAsync);
        replays.MapGet("/{id:guid}/candles", Candles);
        var acting = replays.MapGroup("").RequireAuthorization(Policies.Trader);
        acting.MapPost("", OpenReplay.HandleAsync);
        acting.MapPost("/{id:guid}/play", MoveReplay.PlayAsync);
        acting.MapPost("/{id:guid}/pause", MoveReplay.PauseAsync);
        acting.MapPost("/{id:guid}/step", MoveReplay.StepAsync);
        acting.MapPost("/{id:guid}/seek", MoveReplay.SeekAsync);
        acting.MapPost("/{id:guid}/pace", MoveReplay.SetPaceAsync);
        acting.MapPost("/{id:guid}/stop", MoveReplay.StopAsync);
        acting.MapDelete("/{id:guid}", CloseAsync);
    }

    private static async Task<Ok<Page<ReplayView>>> ListAsync([AsParameters] ReplayCall call)
    {
        var views = new List<ReplayView>();
        foreach (var one in call.Shelf.Of(call.User.Id))
            views.Add(await ReplayView.OfAsync(one, call.Stop));
        return TypedResults.Ok(new Page<ReplayView>(views, null, views.Count));
    }

    private static async Task<Results<Ok<ReplayView>, ApiProblem>> GetAsync(Guid id, [AsParameters] ReplayCall call) =>
        call.Shelf.Find(call.User.Id, id) is { } one
            ? TypedResults.Ok(await ReplayView.OfAsync(one, call.Stop))
            : ReplayCall.NotFound();

    private static Results<Ok<Page<CandleView>>, ApiProblem> Candles(Guid id, [AsParameters] ReplayCall call) =>
        call.Shelf.Find(call.User.Id, id) is { } one
            ? TypedResults.Ok(new Page<CandleView>(one.Watch.Candles, null))
            : ReplayCall.NotFound();

    private static async Task<Results<NoContent, ApiProblem>> CloseAsync(Guid id, [AsParameters] ReplayCall call)
    {
        if (call.Shelf.Find(call.User.Id, id) is not { } one)
            return ReplayCall.NotFound();
        await call.Shelf.CloseAsync(one, call.Stop);
        return TypedResults.NoContent();
    }
}
