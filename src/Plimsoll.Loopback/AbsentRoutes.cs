using System.Text.Json.Nodes;
using Plimsoll.Loopback.Wire;

namespace Plimsoll.Loopback;

/// <summary>
/// What client libraries ask for before they trade and what is not traded here: they are told that there is none,
/// in the form in which they expect it.
/// </summary>
internal static class AbsentRoutes
{
    public static IEnumerable<Route> All() =>
    [
        new("GET", "/dapi/v1/exchangeInfo", Security.None, 1, "",
            _ => new JsonObject { ["symbols"] = new JsonArray() }),
        new("GET", "/sapi/v1/margin/allPairs", Security.Key, 1, "symbol timestamp recvWindow signature",
            _ => new JsonArray()),
        new("GET", "/sapi/v1/margin/isolated/allPairs", Security.Read, 10, "symbol", _ => new JsonArray()),
    ];
}
