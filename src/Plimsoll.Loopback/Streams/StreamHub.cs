using System.Text.Json.Nodes;
using Plimsoll.Loopback.Faults;

namespace Plimsoll.Loopback.Streams;

/// <summary>The stream servers of one side: every connection, and what the market has to tell it.</summary>
internal sealed class StreamHub
{
    // "A single connection is only valid for 24 hours."
    private const long Life = 86_400_000;

    private readonly StreamSide _side;
    private readonly IReadOnlyList<MarketFeed> _feeds;
    private readonly List<StreamClient> _clients = [];

    public StreamHub(StreamSide side)
    {
        _side = side;
        _feeds = [.. side.Markets.Select(market => new MarketFeed(market, side))];
    }

    public StreamClient Open(StreamConnection connection, FaultyLine line)
    {
        var client = new StreamClient(connection, line, _side);
        _clients.Add(client);
        return client;
    }

    public void Close(StreamClient client)
    {
        client.Dispose();
        _clients.Remove(client);
    }

    /// <summary>Tells everybody what has happened since the last time.</summary>
    public void Flush(VenueClock clock)
    {
        Expire(clock);
        if (_clients.Count == 0)
        {
            foreach (var feed in _feeds)
                feed.Skip();
            return;
        }
        var wanted = _clients.SelectMany(client => client.Names).ToHashSet(StringComparer.Ordinal);
        foreach (var feed in _feeds)
            foreach (var (stream, payload) in feed.Next(wanted, clock.Shown).ToList())
                foreach (var client in _clients.Where(client => client.Wants(stream)))
                    client.Publish(stream, payload);
    }

    private void Expire(VenueClock clock)
    {
        foreach (var name in _side.ListenKeys.TakeExpired())
            foreach (var client in _clients.Where(client => client.Wants(name)))
            {
                client.Publish(name, new JsonObject
                {
                    ["e"] = "listenKeyExpired",
                    ["E"] = clock.Shown,
                    ["listenKey"] = name,
                });
                client.Connection.Finish();
            }
        foreach (var client in _clients.Where(client => clock.Now - client.Connection.OpenedAt >= Life))
            client.Connection.Finish();
    }
}
