using Microsoft.Extensions.Logging;

namespace Plimsoll.Storage.Embedded;

/// <summary>
/// Looks whether a started server lives on and starts a dead one again on the port it had, so that who was connected
/// only has to connect anew. A server that does not start is tried again after longer and longer pauses, in the end
/// not any more: by then a person has to see why.
/// </summary>
internal sealed class PostgresKeeper : IAsyncDisposable
{
    /// <summary>About eight minutes: a full disk may be made room on by then.</summary>
    public const int MostAttempts = 20;

    // One small file and one look into the process table: too little to be seen, and a dead server is missed at once.
    private static readonly TimeSpan LooksEvery = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(250);

    private readonly PostgresServer _server;
    private readonly int _port;
    private readonly ILogger _logger;
    private readonly CancellationTokenSource _stopping = new();
    private readonly Task _keeping;
    private ServerStanding _standing = ServerStanding.Well;

    public PostgresKeeper(PostgresServer server, int port)
    {
        (_server, _port, _logger) = (server, port, server.Options.Logger);
        _keeping = Task.Run(() => KeepAsync(_stopping.Token));
    }

    public ServerStanding Standing => Volatile.Read(ref _standing);

    /// <summary>Leaves the server as it is and looks no more.</summary>
    public async ValueTask DisposeAsync()
    {
        await _stopping.CancelAsync();
        await _keeping;
        _stopping.Dispose();
    }

    private async Task KeepAsync(CancellationToken stop)
    {
        using var timer = new PeriodicTimer(LooksEvery, TimeProvider.System);
        try
        {
            while (Standing.Attempts < MostAttempts && await timer.WaitForNextTickAsync(stop))
                if (!IsRunning())
                    await ReviveAsync(stop);
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            // The program ends, and ends its server itself.
        }
    }

    private async Task ReviveAsync(CancellationToken stop)
    {
        try
        {
            if (Standing.IsUp)
                _logger.LogError("The database server is gone; starting it again on port {Port}", _port);
            Tell(Standing with { IsUp = false });
            await _server.StopOrphanAsync(stop);
            await _server.StartAsync(_port, stop);
            Tell(new ServerStanding(true, Standing.Restarts + 1, 0, null));
            _logger.LogWarning("The database server runs again, for the {Count}. time", Standing.Restarts);
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            Tell(Standing with { Attempts = Standing.Attempts + 1, Trouble = failure.Message });
            var level = Standing.Attempts < MostAttempts ? LogLevel.Error : LogLevel.Critical;
            _logger.Log(
                level, failure, "The database server does not start again: attempt {Attempt} of {Most}",
                Standing.Attempts, MostAttempts);
            if (Standing.Attempts < MostAttempts)
                await Task.Delay(PauseAfter(Standing.Attempts), TimeProvider.System, stop);
        }
    }

    // A file that is being written at this very moment says nothing; the next look sees it whole.
    private bool IsRunning()
    {
        try
        {
            return _server.IsRunning;
        }
        catch (IOException busy)
        {
            _logger.LogDebug(busy, "The server's process file could not be read");
            return Standing.IsUp;
        }
    }

    private void Tell(ServerStanding standing) => Volatile.Write(ref _standing, standing);

    private static TimeSpan PauseAfter(int attempts)
    {
        var pause = FirstPause * Math.Pow(2, attempts - 1);
        return pause < LongestPause ? pause : LongestPause;
    }
}
