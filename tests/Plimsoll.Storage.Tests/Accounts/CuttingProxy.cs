using System.Net;
using System.Net.Sockets;

namespace Plimsoll.Storage.Tests.Accounts;

/// <summary>
/// Stands between a driver and its server and cuts the line inside the next commit of an account, which is all its
/// statements at once, or inside the server's answer to it, after as many bytes as it is told.
/// </summary>
internal sealed class CuttingProxy : IAsyncDisposable
{
    private const int Chunk = 64 * 1024;

    // Length of the message that ends an answer: Z, four bytes of length, the state of the transaction.
    private const int Ready = 6;

    // Every commit begins with it.
    private static ReadOnlySpan<byte> Claim => "claim_log"u8;

    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stopping = new();
    private readonly IPEndPoint _server;
    private readonly Task _listening;
    private int? _beforeServer;
    private int? _beforeDriver;

    public CuttingProxy(int serverPort)
    {
        _server = new IPEndPoint(IPAddress.Loopback, serverPort);
        _listener.Start();
        _listening = ListenAsync();
    }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    /// <summary>Length of the last commit, and of what the server answered to it.</summary>
    public int CommitBytes { get; private set; }

    public int AnswerBytes { get; private set; }

    /// <summary>The server sees as many bytes of the next commit, and no more of anything.</summary>
    public void CutCommitAfter(int bytes) => _beforeServer = bytes;

    /// <summary>The driver sees as many bytes of the next commit's answer, and no more of anything.</summary>
    public void CutAnswerAfter(int bytes) => _beforeDriver = bytes;

    public async ValueTask DisposeAsync()
    {
        await _stopping.CancelAsync();
        _listener.Dispose();
        await _listening;
        _stopping.Dispose();
    }

    private async Task ListenAsync()
    {
        var lines = new List<Task>();
        try
        {
            while (true)
                lines.Add(CarryAsync(await _listener.AcceptSocketAsync(_stopping.Token)));
        }
        catch (OperationCanceledException)
        {
            await Task.WhenAll(lines);
        }
    }

    private async Task CarryAsync(Socket driver)
    {
        using var server = new Socket(_server.AddressFamily, SocketType.Stream, ProtocolType.Tcp);
        using (driver)
        {
            await server.ConnectAsync(_server, _stopping.Token);
            var line = new Line(this);
            await Task.WhenAny(
                PumpAsync(driver, server, line.TowardsServer), PumpAsync(server, driver, line.TowardsDriver));
        }
    }

    // Ends, and with it the whole line, when either side has gone or the cut is reached.
    private async Task PumpAsync(Socket from, Socket to, Func<ReadOnlyMemory<byte>, int> allowed)
    {
        var buffer = new byte[Chunk];
        try
        {
            while (await from.ReceiveAsync(buffer, _stopping.Token) is > 0 and var read)
            {
                var sent = allowed(buffer.AsMemory(0, read));
                await to.SendAsync(buffer.AsMemory(0, sent), _stopping.Token);
                if (sent < read)
                    return;
            }
        }
        catch (Exception ended) when (ended is SocketException or OperationCanceledException or ObjectDisposedException)
        {
            // A line that ends is what this is about.
        }
    }

    /// <summary>What one connection has carried.</summary>
    private sealed class Line(CuttingProxy proxy)
    {
        private bool _isCommit;
        private bool _isAnswered;

        /// <summary>How much of this may pass.</summary>
        public int TowardsServer(ReadOnlyMemory<byte> bytes)
        {
            if (bytes.Span.IndexOf(Claim) >= 0)
                (_isCommit, _isAnswered, proxy.CommitBytes, proxy.AnswerBytes) = (true, false, 0, 0);
            else if (_isAnswered)
                _isCommit = false;
            if (!_isCommit)
                return bytes.Length;
            proxy.CommitBytes += bytes.Length;
            return Take(ref proxy._beforeServer, bytes.Length);
        }

        public int TowardsDriver(ReadOnlyMemory<byte> bytes)
        {
            if (!_isCommit)
                return bytes.Length;
            // Not before the server is ready for the next question: it may answer a long one piece by piece.
            _isAnswered |= bytes.Length >= Ready && bytes.Span[^Ready] == (byte)'Z';
            proxy.AnswerBytes += bytes.Length;
            return Take(ref proxy._beforeDriver, bytes.Length);
        }

        private static int Take(ref int? left, int length)
        {
            if (left is not { } most)
                return length;
            var taken = Math.Min(most, length);
            left = taken < length ? null : most - taken;
            return taken;
        }
    }
}
