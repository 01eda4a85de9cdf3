using System.Text.Json.Nodes;
using Plimsoll.Loopback.Wire;

namespace Plimsoll.Loopback.Streams;

/// <summary>Opens, prolongs and closes the user data stream of one side of the venue.</summary>
internal sealed class ListenKeyRoutes(ListenKeys keys, string path)
{
    private readonly bool _isFutures = path.StartsWith("/fapi", StringComparison.Ordinal);

    public IEnumerable<Route> All() =>
    [
        new("POST", path, Security.Key, 2, "listenKey", call => Key(keys.Open(call.Account))),
        new("PUT", path, Security.Key, 2, "listenKey", Prolong),
        new("DELETE", path, Security.Key, 2, "listenKey", Close),
    ];

    // Futures know the stream by the API key alone; spot wants to hear its name.
    private JsonObject Prolong(Call call)
    {
        if (_isFutures)
            return Key(keys.Open(call.Account));
        keys.Prolong(call.Account, call.Parameters.Text("listenKey"));
        return new JsonObject();
    }

    private JsonObject Close(Call call)
    {
        var name = _isFutures ? keys.Open(call.Account) : call.Parameters.Text("listenKey");
        keys.Close(call.Account, name);
        return new JsonObject();
    }

    private static JsonObject Key(string name) => new() { ["listenKey"] = name };
}
