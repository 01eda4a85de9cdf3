using Microsoft.AspNetCore.Http;

namespace Plimsoll.Loopback.Streams;

/// <summary>
/// What a WebSocket's path asks for: <c>/ws/a/b</c>, <c>/stream?streams=a/b</c> or <c>/ws-api/v3</c>. Futures have
/// servers of their own at the real venue; here they are under <c>/futures</c>, with or without the newer
/// <c>/public</c>, <c>/market</c> and <c>/private</c>.
/// </summary>
internal sealed record StreamTarget(bool IsFutures, bool IsApi, bool IsCombined, IReadOnlyList<string> Streams)
{
    public static StreamTarget? Of(HttpRequest request)
    {
        var parts = (request.Path.Value ?? "").Split('/', StringSplitOptions.RemoveEmptyEntries).ToList();
        var isFutures = parts is ["futures", ..];
        if (isFutures)
            parts.RemoveAt(0);
        if (isFutures && parts is ["public" or "market" or "private", ..])
            parts.RemoveAt(0);
        return parts switch
        {
            ["ws-api", "v3"] when !isFutures => new StreamTarget(isFutures, true, false, []),
            ["ws", .. var streams] => new StreamTarget(isFutures, false, false, [.. streams]),
            ["stream"] => new StreamTarget(isFutures, false, true, Listed(request)),
            _ => null,
        };
    }

    private static string[] Listed(HttpRequest request) =>
        request.Query["streams"].ToString().Split('/', StringSplitOptions.RemoveEmptyEntries);
}
