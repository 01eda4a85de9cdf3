using System.Net.WebSockets;
using System.Text;
using System.Text.Json;

namespace Plimsoll.Tests.Support;

/// <summary>Speaks the hub's JSON protocol over a bare WebSocket, so that tests see the bytes a browser sees.</summary>
public sealed class HubClient : IAsyncDisposable
{
    private const char EndOfRecord = '\u001e';

    private readonly ClientWebSocket _socket = new();
    private readonly Queue<JsonElement> _records = new();
    private readonly Queue<JsonElement> _messages = new();
    private string _rest = "";
    private int _calls;

    public static async Task<HubClient> ConnectAsync(Browser browser, Uri address, string? origin = null)
    {
        var client = new HubClient();
        client._socket.Options.SetRequestHeader("Cookie", browser.CookieHeader);
        client._socket.Options.SetRequestHeader("Origin", origin ?? address.GetLeftPart(UriPartial.Authority));
        var hub = new UriBuilder(address) { Scheme = "ws", Path = "/hub" }.Uri;
        await client._socket.ConnectAsync(hub, TestContext.Current.CancellationToken);
        await client.WriteAsync(new { protocol = "json", version = 1 });
        await client.ReadAsync();
        return client;
    }

    public Task<JsonElement> SubscribeAsync(string topic, long? fromSeq = null) =>
        CallAsync("Subscribe", topic, fromSeq!);

    public async Task<JsonElement> CallAsync(string method, params object[] arguments)
    {
        var id = (++_calls).ToString(System.Globalization.CultureInfo.InvariantCulture);
        await WriteAsync(new { type = 1, invocationId = id, target = method, arguments });
        while (true)
        {
            var record = await ReadAsync();
            if (record.TryGetProperty("invocationId", out var answered) && answered.GetString() == id)
                return record.TryGetProperty("result", out var result) ? result : record;
            Keep(record);
        }
    }

    public async Task<JsonElement> NextMessageAsync()
    {
        while (_messages.Count == 0)
            Keep(await ReadAsync());
        return _messages.Dequeue();
    }

    /// <summary>Reads until the server cuts the connection.</summary>
    public async Task WaitForCutAsync()
    {
        try
        {
            while (true)
                await ReadAsync();
        }
        catch (Exception cut) when (cut is WebSocketException or EndOfStreamException)
        {
            return;
        }
    }

    public ValueTask DisposeAsync()
    {
        _socket.Dispose();
        return ValueTask.CompletedTask;
    }

    private void Keep(JsonElement record)
    {
        if (record.TryGetProperty("target", out var target) && target.GetString() == "message")
            _messages.Enqueue(record.GetProperty("arguments")[0]);
    }

    private Task WriteAsync(object record) => _socket.SendAsync(
        Encoding.UTF8.GetBytes(JsonSerializer.Serialize(record) + EndOfRecord),
        WebSocketMessageType.Text,
        endOfMessage: true,
        TestContext.Current.CancellationToken);

    private async Task<JsonElement> ReadAsync()
    {
        var buffer = new byte[64 * 1024];
        while (_records.Count == 0)
        {
            var received = await _socket.ReceiveAsync(buffer, TestContext.Current.CancellationToken);
            if (received.MessageType == WebSocketMessageType.Close)
                throw new EndOfStreamException();
            var parts = (_rest + Encoding.UTF8.GetString(buffer, 0, received.Count)).Split(EndOfRecord);
            _rest = parts[^1];
            foreach (var part in parts[..^1])
                _records.Enqueue(JsonSerializer.Deserialize<JsonElement>(part));
        }
        return _records.Dequeue();
    }
}
