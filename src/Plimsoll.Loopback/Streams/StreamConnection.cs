using System.Net.WebSockets;
using System.Text;
using System.Text.Json.Nodes;
using System.Threading.Channels;

namespace Plimsoll.Loopback.Streams;

/// <summary>One WebSocket of a client: what is said to it goes out in order, whoever is slow is cut off.</summary>
internal sealed class StreamConnection(WebSocket socket, LineBreak line, long openedAt) : IDisposable
{
    // A client that is this far behind will not catch up.
    private const int MostWaiting = 20_000;
    private const int MostText = 65_536;

    // How many frames a slow connection still brings, and how long each takes.
    private const int SlowFrames = 10;
    private static readonly TimeSpan SlowPace = TimeSpan.FromSeconds(1);

    private readonly Channel<string> _out = Channel.CreateBounded<string>(
        new BoundedChannelOptions(MostWaiting) { FullMode = BoundedChannelFullMode.Wait });

    private readonly CancellationTokenSource _end = new();
    private volatile bool _isSlow;

    /// <summary>Milliseconds of the venue's clock.</summary>
    public long OpenedAt => openedAt;

    /// <summary>Whether it will end by one of these; a line breaks once.</summary>
    public bool IsBreaking { get; private set; }

    /// <summary>The line is dead from now on, and neither side is told.</summary>
    public void Freeze()
    {
        IsBreaking = true;
        line.Freeze();
    }

    /// <summary>Breaks in the middle of the next frame.</summary>
    public void Cut()
    {
        IsBreaking = true;
        line.Cut();
    }

    /// <summary>Brings a few more frames, ever later, and is hung up.</summary>
    public void SlowDown() => IsBreaking = _isSlow = true;

    /// <summary>A text frame for the client, after those before it.</summary>
    public void Send(JsonNode payload) => Send(payload.ToJsonString(VenueJson.Options));

    public void Send(string text)
    {
        if (!_out.Writer.TryWrite(text))
            End();
    }

    /// <summary>The venue hangs up after what waits has been sent.</summary>
    public void Finish() => _out.Writer.TryComplete();

    /// <summary>The line is cut at once.</summary>
    public void End() => _end.Cancel();

    /// <summary>Until either side ends; <paramref name="hear"/> gets every text of the client.</summary>
    public async Task RunAsync(Action<string> hear, CancellationToken stop)
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(stop, _end.Token);
        var sending = SendAllAsync(either);
        var hearing = HearAllAsync(hear, either);
        await Task.WhenAll(sending, hearing);
    }

    public void Dispose() => _end.Dispose();

    private async Task SendAllAsync(CancellationTokenSource either)
    {
        try
        {
            var slow = 0;
            await foreach (var text in _out.Reader.ReadAllAsync(either.Token))
            {
                if (_isSlow)
                    await Task.Delay(SlowPace, line.Clock, either.Token);
                await socket.SendAsync(
                    Encoding.UTF8.GetBytes(text), WebSocketMessageType.Text, endOfMessage: true, either.Token);
                if (_isSlow && ++slow == SlowFrames)
                    break;
            }

            await socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, null, either.Token);
        }
        catch (Exception problem) when (IsEnd(problem))
        {
            socket.Abort();
        }
    }

    private async Task HearAllAsync(Action<string> hear, CancellationTokenSource either)
    {
        try
        {
            while (await HearAsync(either.Token) is { } text)
                hear(text);
            Finish();
        }
        catch (Exception problem) when (IsEnd(problem))
        {
            Finish();
        }
        await either.CancelAsync();
    }

    private async Task<string?> HearAsync(CancellationToken stop)
    {
        var text = new MemoryStream();
        var part = new byte[4_096];
        while (true)
        {
            var read = await socket.ReceiveAsync(part.AsMemory(), stop);
            if (read.MessageType == WebSocketMessageType.Close || text.Length > MostText)
                return null;
            text.Write(part.AsSpan(0, read.Count));
            if (read.EndOfMessage)
                return Encoding.UTF8.GetString(text.ToArray());
        }
    }

    // A line that breaks, or is cut, is no fault of the venue's.
    private static bool IsEnd(Exception problem) =>
        problem is OperationCanceledException or WebSocketException or IOException or ObjectDisposedException;
}
