using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using Plimsoll.Loopback.Faults;
using Plimsoll.Loopback.Wire;

namespace Plimsoll.Loopback.Streams;

/// <summary>One connection to the WebSocket interface of spot: the clock, and user data by signature.</summary>
internal sealed class WebSocketApi(
    StreamConnection connection, FaultyLine line, Venue venue, IPAddress? from) : IDisposable
{
    private readonly SortedDictionary<int, IDisposable> _subscriptions = [];
    private readonly VenueClock _clock = venue.Clock;
    private int _nextSubscription;

    public void Hear(string text)
    {
        JsonNode? id = null;
        try
        {
            var request = JsonNode.Parse(text) as JsonObject ?? throw new JsonException();
            id = request["id"]?.DeepClone();
            var parameters = Parameters.Of(((request["params"] as JsonObject) ?? []).Select(pair =>
                KeyValuePair.Create(pair.Key, pair.Value?.ToString() ?? "")));
            Reply(id, 200, "result", Answer((string?)request["method"], parameters));
        }
        catch (VenueErrorException error)
        {
            Reply(id, error.Status, "error", new JsonObject { ["code"] = error.Code, ["msg"] = error.Message });
        }
        catch (Exception problem) when (problem is JsonException or InvalidOperationException or FormatException)
        {
            Reply(id, 400, "error", new JsonObject { ["code"] = -1135, ["msg"] = "Invalid JSON Request" });
        }
    }

    public void Dispose()
    {
        foreach (var subscription in _subscriptions.Values)
            subscription.Dispose();
        _subscriptions.Clear();
    }

    private JsonObject Answer(string? method, Parameters parameters) => method switch
    {
        "ping" => [],
        "time" => new JsonObject { ["serverTime"] = _clock.Shown },
        "session.status" => new JsonObject
        {
            ["apiKey"] = null,
            ["authorizedSince"] = null,
            ["connectedSince"] = connection.OpenedAt,
            ["returnRateLimits"] = true,
            ["serverTime"] = _clock.Shown,
            ["userDataStream"] = _subscriptions.Count > 0,
        },
        "userDataStream.subscribe.signature" => Subscribe(parameters),
        "userDataStream.unsubscribe" => Unsubscribe(parameters),

        // A session is authenticated with an Ed25519 key; the keys here are HMAC.
        "userDataStream.subscribe" or "session.logon" =>
            throw new VenueErrorException(400, -1022, "Signature for this request is not valid."),
        _ => throw new VenueErrorException(400, -1020, "This operation is not supported."),
    };

    private JsonObject Subscribe(Parameters parameters)
    {
        var payload = string.Join('&', parameters.Names
            .Where(name => name != "signature")
            .Order(StringComparer.Ordinal)
            .Select(name => $"{name}={parameters.Text(name)}"));
        var signed = new SignedRequest(parameters.Optional("apiKey"), parameters, payload, from);
        var account = venue.Signatures.Check(Security.Read, signed, _clock.Shown)!.Account;
        var id = _nextSubscription++;
        _subscriptions[id] = account.SpotFeed.Listen(payload => line.Send(StreamClient.UserData, new JsonObject
        {
            ["subscriptionId"] = id,
            ["event"] = payload.DeepClone(),
        }.ToJsonString(VenueJson.Options)));
        return new JsonObject { ["subscriptionId"] = id };
    }

    private JsonObject Unsubscribe(Parameters parameters)
    {
        var ids = parameters.OptionalLong("subscriptionId") is { } one ? [(int)one] : _subscriptions.Keys.ToList();
        foreach (var id in ids)
            if (_subscriptions.Remove(id, out var subscription))
                subscription.Dispose();
        return [];
    }

    private void Reply(JsonNode? id, int status, string name, JsonNode content) => connection.Send(new JsonObject
    {
        ["id"] = id,
        ["status"] = status,
        [name] = content,
        ["rateLimits"] = new JsonArray(),
    });
}
