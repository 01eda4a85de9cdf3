using System.Globalization;
using System.Text.Json.Nodes;
using Plimsoll.Loopback.Faults;
using Plimsoll.Loopback.Wire;

namespace Plimsoll.Loopback;

/// <summary>
/// What no real venue offers: <c>GET /loopback/book</c> (its orders and fills), <c>GET /loopback/faults</c> (how often
/// each fault fired) and <c>POST /loopback/faults?kind=ackLost&amp;occasion=POST /api/v3/order</c> (the next of them).
/// </summary>
internal static class LoopbackControl
{
    private const string Path = "/loopback/";

    public static bool IsFor(RestRequest request) => request.Path.StartsWith(Path, StringComparison.Ordinal);

    public static RestReply Answer(Venue venue, RestRequest request)
    {
        switch (request.Method, request.Path[Path.Length..])
        {
            case ("GET", "book"):
                return new RestReply(200, LoopbackBook.Write(venue)) { ContentType = "application/x-ndjson" };
            case ("GET", "faults"):
                return Counts(venue.Faults);
            case ("POST", "faults"):
                return Command(venue.Faults, Parameters.Of(request.Query, request.Body));
            default:
                return new RestReply(404, "{}");
        }
    }

    private static RestReply Counts(FaultBox faults) => new(200, new JsonObject(faults.Counts.Select(pair =>
        KeyValuePair.Create(FaultRates.NameOf(pair.Key), (JsonNode?)pair.Value))).ToJsonString(VenueJson.Options));

    private static RestReply Command(FaultBox faults, Parameters parameters)
    {
        var kind = FaultRates.Find(parameters.Optional("kind") ?? "");
        if (kind is null)
            return new RestReply(400, new JsonObject
            {
                ["code"] = "loopback.fault_unknown",
                ["msg"] = string.Create(
                    CultureInfo.InvariantCulture, $"There are: {string.Join(", ", FaultRates.Names)}."),
            }.ToJsonString(VenueJson.Options));
        faults.Next(kind.Value, parameters.Optional("occasion") ?? "");
        return Counts(faults);
    }
}
