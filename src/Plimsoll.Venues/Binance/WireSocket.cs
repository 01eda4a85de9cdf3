using System.Net.WebSockets;
using System.Text.Json;

namespace Plimsoll.Venues.Binance;

/// <summary>A socket to the venue: sends a line, yields messages, notices within seconds that nobody is there.</summary>
internal sealed class WireSocket : IDisposable
{
    // The largest message of the streams is far below; more is a fault or an attack.
    private const int MostBytes = 1024 * 1024;

    private readonly ClientWebSocket _socket = new();
    private readonly byte[] _buffer = new byte[16 * 1024];

    public WireSocket()
    {
        // A line that is cut without a word is noticed after twice this.
        _socket.Options.KeepAliveInterval = TimeSpan.FromSeconds(5);
        _socket.Options.KeepAliveTimeout = TimeSpan.FromSeconds(5);
    }

    public Task ConnectAsync(Uri address, CancellationToken cancellationToken) =>
        _socket.ConnectAsync(address, cancellationToken);

    public Task SendAsync(object message, CancellationToken cancellationToken) => _socket.SendAsync(
        JsonSerializer.SerializeToUtf8Bytes(message).AsMemory(), WebSocketMessageType.Text, endOfMessage: true,
        cancellationToken).AsTask();

    /// <summary>The next message; null when the venue has closed the socket.</summary>
    /// <exception cref="WebSocketException">The line broke.</exception>
    /// <exception cref="JsonException">What came is no JSON.</exception>
    public async Task<JsonElement?> ReadAsync(CancellationToken cancellationToken)
    {
        using var message = new MemoryStream();
        while (true)
        {
            var part = await _socket.ReceiveAsync(_buffer.AsMemory(), cancellationToken);
            if (part.MessageType == WebSocketMessageType.Close)
                return null;
            message.Write(_buffer, 0, part.Count);
            if (message.Length > MostBytes)
                throw new BinanceException("venue.unreadable", "A message of the stream is far too long.");
            if (!part.EndOfMessage)
                continue;
            using var document = JsonDocument.Parse(message.GetBuffer().AsMemory(0, (int)message.Length));
            return document.RootElement.Clone();
        }
    }

    /// <summary>As <see cref="ReadAsync"/>, where a line that is silent for so long is dead.</summary>
    /// <exception cref="BinanceException">It was silent.</exception>
    public async Task<JsonElement?> ReadWithinAsync(
        TimeSpan silence, TimeProvider time, CancellationToken cancellationToken)
    {
        using var patience = new CancellationTokenSource(silence, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, patience.Token);
        try
        {
            return await ReadAsync(either.Token);
        }
        catch (OperationCanceledException) when (patience.IsCancellationRequested)
        {
            throw new BinanceException("feed.silent", $"The feed was silent for {silence.TotalSeconds:0} seconds.");
        }
    }

    public void Dispose() => _socket.Dispose();
}
