using Microsoft.Extensions.DependencyInjection.Extensions;
using Plimsoll.Api;
using Plimsoll.Features.Data;
using Plimsoll.Features.Hub;
using Plimsoll.Features.SignIn;
using Plimsoll.Runtime.Collecting;
using Plimsoll.Runtime.Ticks;

namespace Plimsoll.Features.Collecting;

/// <summary>Sessions that record the trades of markets while they happen.</summary>
internal static class CollectingFeature
{
    public const string Topic = "collection";

    public static void AddCollecting(this IServiceCollection services)
    {
        services.TryAddSingleton(provider => CollectionSettings.Read(provider.GetRequiredService<IConfiguration>()));
        services.TryAddSingleton(provider => provider.GetRequiredService<CollectionSettings>().Options);
        services.TryAddSingleton<TradeLines>();
        services.TryAddSingleton<ITradeLines>(provider => provider.GetRequiredService<TradeLines>());
        services.TryAddSingleton<ICollectionWatcher, CollectionNews>();
        services.TryAddSingleton<Collector>();
        services.TryAddSingleton<FreeSpace>();
        services.AddHostedService<CollectionService>();
        services.AddHostedService<TickRetentionService>();
        services.AddHubTopic(new HubTopic(Topic, MayReadAsync));
    }

    public static void MapCollecting(this IEndpointRouteBuilder routes)
    {
        var sessions = routes.MapApi(DataFeature.SessionsArea).WithTags("Data");
        sessions.MapPost("", StartCollection.HandleAsync).RequireAuthorization(Policies.Trader);
        sessions.MapGet("/{id}/progress", GetProgress.HandleAsync);
        sessions.MapPost("/{id}/stop", StopCollection.HandleAsync).RequireAuthorization(Policies.Trader);
    }

    private static async ValueTask<bool> MayReadAsync(TopicRequest request) =>
        request.TryGetId(out var id)
        && await request.Services.GetRequiredService<ITickStore>()
            .FindAsync(request.User.Id, $"{id}", request.Stop) is { } session
        && session.Id == id;
}
