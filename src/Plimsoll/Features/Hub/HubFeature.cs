using Plimsoll.Api;

namespace Plimsoll.Features.Hub;

/// <summary>Pushes what happens to the page: other slices register topics and publish to them.</summary>
internal static class HubFeature
{
    public const string Path = "/hub";

    private const int MaxClientMessageBytes = 8 * 1024;

    // The page takes ten seconds without a heartbeat for a lost connection.
    private static readonly TimeSpan Heartbeat = TimeSpan.FromSeconds(3);

    public static void AddHub(this IServiceCollection services)
    {
        services.AddSignalR(options =>
            {
                options.MaximumReceiveMessageSize = MaxClientMessageBytes;
                options.KeepAliveInterval = Heartbeat;
            })
            .AddJsonProtocol(json => ApiJson.Configure(json.PayloadSerializerOptions));
        services.AddSingleton<TopicLogs>();
        services.AddSingleton<HubTopics>();
        services.AddSingleton<HubPublisher>();
        services.AddSingleton<HubConnections>();
        services.AddHostedService(provider => provider.GetRequiredService<HubConnections>());
    }

    public static void AddHubTopic(this IServiceCollection services, HubTopic topic) => services.AddSingleton(topic);

    public static void MapHub(this IEndpointRouteBuilder routes) => routes.MapHub<PlimsollHub>(Path);
}
