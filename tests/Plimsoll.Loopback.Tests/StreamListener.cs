using System.Net.WebSockets;
using System.Text;
using System.Text.Json;

namespace Plimsoll.Loopback.Tests;

/// <summary>A client of one stream that remembers nothing: the next frame, please.</summary>
internal sealed class StreamListener : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private readonly ClientWebSocket _socket = new();

    public static async Task<StreamListener> OpenAsync(Uri address)
    {
        var listener = new StreamListener();
        await listener._socket.ConnectAsync(address, TestContext.Current.CancellationToken);
        return listener;
    }

    public Task SayAsync(object message) => _socket.SendAsync(
        JsonSerializer.SerializeToUtf8Bytes(message),
        WebSocketMessageType.Text,
        endOfMessage: true,
        TestContext.Current.CancellationToken);

    /// <summary>The line is open before the venue has begun to serve it; an answer says that it has.</summary>
    /// <returns>How many events came before it.</returns>
    public async Task<int> IsHeardAsync()
    {
        await SayAsync(new { method = "LIST_SUBSCRIPTIONS", id = 0 });
        var events = 0;
        while (!(await HearAsync()).TryGetProperty("result", out _))
            events++;
        return events;
    }

    public Task<JsonElement> HearAsync() => HearAsync(Patience);

    public async Task<JsonElement> HearAsync(TimeSpan limit)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        patience.CancelAfter(limit);
        var text = new MemoryStream();
        var part = new byte[65_536];
        WebSocketReceiveResult read;
        do
        {
            read = await _socket.ReceiveAsync(part, patience.Token);
            read.MessageType.ShouldBe(WebSocketMessageType.Text);
            text.Write(part, 0, read.Count);
        }
        while (!read.EndOfMessage);
        using var document = JsonDocument.Parse(Encoding.UTF8.GetString(text.ToArray()));
        return document.RootElement.Clone();
    }

    /// <summary>The next frame of this event; others before it are let go.</summary>
    public async Task<JsonElement> HearAsync(string kind)
    {
        while (true)
        {
            var frame = await HearAsync();
            var payload = frame.TryGetProperty("event", out var inner) ? inner : frame;
            if (payload.TryGetProperty("e", out var name) && name.GetString() == kind)
                return payload;
        }
    }

    public ValueTask DisposeAsync()
    {
        _socket.Dispose();
        return ValueTask.CompletedTask;
    }
}
