using System.Text.Json;
using System.Text.Json.Nodes;
using Plimsoll.Loopback.Accounts;
using Plimsoll.Loopback.Faults;

namespace Plimsoll.Loopback.Streams;

/// <summary>What one connection to the stream servers listens to, and its requests to hear more or less.</summary>
internal sealed class StreamClient(StreamConnection connection, FaultyLine line, StreamSide side) : IDisposable
{
    /// <summary>What commands of faults call the stream of an account.</summary>
    public const string UserData = "user";

    private const int MostStreams = 1_024;

    private readonly Dictionary<string, IDisposable?> _names = new(StringComparer.Ordinal);
    public StreamConnection Connection => connection;

    /// <summary>Every event is wrapped with the name of its stream.</summary>
    public bool IsCombined { get; set; }

    public IEnumerable<string> Names => _names.Keys;

    public bool Wants(string stream) => _names.ContainsKey(stream);

    public void Add(IEnumerable<string> streams)
    {
        foreach (var name in streams)
            if (_names.Count < MostStreams && !_names.ContainsKey(name))
                _names[name] = side.ListenKeys.AccountOf(name) is { } account ? Listen(name, account) : null;
    }

    public void Publish(string stream, JsonObject payload)
    {
        JsonNode frame = IsCombined ? new JsonObject { ["stream"] = stream, ["data"] = payload.DeepClone() } : payload;
        var occasion = stream.Contains('@', StringComparison.Ordinal) ? stream : UserData;
        line.Send(occasion, frame.ToJsonString(VenueJson.Options));
    }

    /// <summary>A text of the client: a request as the venue's documentation has them.</summary>
    public void Hear(string text)
    {
        JsonNode? id = null;
        try
        {
            var request = JsonNode.Parse(text) as JsonObject ?? throw new JsonException();
            id = request["id"]?.DeepClone();
            var result = Answer((string?)request["method"], request["params"] as JsonArray ?? []);
            connection.Send(new JsonObject { ["result"] = result, ["id"] = id });
        }
        catch (JsonException)
        {
            Refuse(3, "Invalid JSON: expected value at line 1 column 1", id);
        }
        catch (Exception problem) when (problem is FormatException or InvalidOperationException)
        {
            Refuse(2, "Invalid request: " + problem.Message, id);
        }
    }

    public void Dispose()
    {
        foreach (var listening in _names.Values)
            listening?.Dispose();
        _names.Clear();
    }

    private JsonNode? Answer(string? method, JsonArray parameters)
    {
        switch (method)
        {
            case "SUBSCRIBE":
                Add([.. Texts(parameters)]);
                return null;
            case "UNSUBSCRIBE":
                foreach (var name in Texts(parameters))
                    if (_names.Remove(name, out var listening))
                        listening?.Dispose();
                return null;
            case "LIST_SUBSCRIPTIONS":
                return new JsonArray([.. Names.Select(name => (JsonNode)name)]);
            case "SET_PROPERTY" when parameters is [{ } name, { } value] && (string?)name == "combined":
                IsCombined = (bool)value;
                return null;
            case "GET_PROPERTY" when parameters is [{ } name] && (string?)name == "combined":
                return IsCombined;
            default:
                throw new FormatException($"unknown variant `{method}`");
        }
    }

    private static IEnumerable<string> Texts(JsonArray parameters) =>
        parameters.Select(one => (string?)one ?? throw new FormatException("a stream is a text"));

    private IDisposable Listen(string name, VenueAccount account) =>
        side.FeedOf(account).Listen(payload => Publish(name, payload));

    private void Refuse(int code, string message, JsonNode? id) => connection.Send(new JsonObject
    {
        ["error"] = new JsonObject { ["code"] = code, ["msg"] = message },
        ["id"] = id,
    });
}
