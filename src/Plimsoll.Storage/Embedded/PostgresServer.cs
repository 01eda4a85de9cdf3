using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.Logging;

namespace Plimsoll.Storage.Embedded;

/// <summary>
/// Starts and stops the server of one cluster through pg_ctl, which gives it a session of its own: a Ctrl-C in the
/// terminal reaches the program only, and the database is still there while the program writes its last state.
/// </summary>
internal sealed record PostgresServer(
    EmbeddedPostgresOptions Options,
    ServerPlacement Placement,
    PostgresBinaries Binaries)
{
    private const int StartAttempts = 20;

    private static readonly TimeSpan RetryDelay = TimeSpan.FromMilliseconds(250);

    private static readonly TimeSpan FastStop = TimeSpan.FromSeconds(30);

    /// <summary>Asked before every signal: the number in a dead server's file may be another process's by now.</summary>
    public bool IsRunning => PostmasterFile.Read(Placement.Cluster)?.IsAlive() == true;

    /// <summary>Stops a server that outlived its program. A dead one's process file is PostgreSQL's to judge.</summary>
    public async Task StopOrphanAsync(CancellationToken cancellationToken)
    {
        if (PostmasterFile.Read(Placement.Cluster) is not { } left)
            return;
        if (left.IsAlive())
        {
            Options.Logger.LogWarning(
                "The database server {ProcessId} outlived its program; stopping it before starting anew",
                left.ProcessId);
            await StopAsync(cancellationToken);
            return;
        }

        // PostgreSQL refuses to start while any process has that number; we know that it is not a server.
        if (left.IsReused())
            File.Delete(PostmasterFile.PathIn(Placement.Cluster));
    }

    /// <summary>Starts and answers with the port; cancelled, it leaves no server behind.</summary>
    /// <param name="port">The only one it may have; null: one that is free.</param>
    /// <param name="cancellationToken">Ends the start.</param>
    public async Task<int> StartAsync(int? port, CancellationToken cancellationToken)
    {
        try
        {
            return await TryPortsAsync(port, cancellationToken);
        }
        catch (OperationCanceledException)
        {
            await StopAsync(CancellationToken.None);
            throw;
        }
    }

    /// <summary>Fast shutdown: sessions end, everything is written; a server that hangs is stopped at once.</summary>
    public async Task StopAsync(CancellationToken cancellationToken)
    {
        if (!IsRunning)
            return;
        var result = await ControlAsync(["stop", "-w", "-m", "fast", "-t", Seconds(FastStop)], cancellationToken);
        if (result.ExitCode == 0 || !IsRunning)
            return;
        Options.Logger.LogError("The database server did not stop: {Output}; stopping it at once", result.Output);
        result = await ControlAsync(["stop", "-w", "-m", "immediate", "-t", Seconds(FastStop)], cancellationToken);
        if (result.ExitCode != 0)
            throw PostgresLog.Failure(StorageErrorCode.StartFailed, "The database server does not stop", result.Output);
    }

    /// <summary>Gives a folder to the user who runs the server.</summary>
    public Task HandOverAsync(string directory, CancellationToken cancellationToken) =>
        Placement.User is null ? Task.CompletedTask : Placement.User.OwnAsync(directory, cancellationToken);

    private async Task<int> TryPortsAsync(int? wanted, CancellationToken cancellationToken)
    {
        if (!Directory.Exists(Placement.Log))
        {
            Directory.CreateDirectory(Placement.Log);
            await HandOverAsync(Placement.Log, cancellationToken);
        }

        for (var attempt = 1; ; attempt++)
        {
            var port = wanted ?? FreePort();
            var result = await ControlAsync(
                [
                    "start", "-w", "-t", Seconds(Options.StartTimeout),
                    "-l", ServerPlacement.StartLog, "-o", Settings(port),
                ],
                cancellationToken);
            if (result.ExitCode == 0)
                return port;
            var log = $"{result.Output}\n{PostgresLog.Tail(Placement)}";
            if (attempt == StartAttempts || !IsPassing(log))
            {
                await StopAsync(CancellationToken.None);
                throw PostgresLog.Failure(StorageErrorCode.StartFailed, "The database server did not start", log);
            }

            await Task.Delay(RetryDelay, TimeProvider.System, cancellationToken);
        }
    }

    private Task<PostgresToolResult> ControlAsync(List<string> arguments, CancellationToken cancellationToken) =>
        PostgresTool.RunAsync(
            new(Binaries.PgCtl, arguments)
            {
                User = Placement.User,
                Cluster = Placement.Cluster,
                WorkingDirectory = Placement.Directory,
            },
            cancellationToken);

    // After a kill the dead server's last sessions need a moment to notice; a free port can be lost to another program.
    private static bool IsPassing(string log) =>
        log.Contains("pre-existing shared memory block", StringComparison.Ordinal)
        || log.Contains("Address already in use", StringComparison.Ordinal);

    // No value here comes from outside: pg_ctl hands this string to a shell.
    private string Settings(int port)
    {
        List<string> settings =
        [
            "listen_addresses=127.0.0.1", "unix_socket_directories=", "timezone=UTC", "log_timezone=UTC",
            "logging_collector=on", "log_directory=../log", "log_filename=postgresql-%a.log", "log_rotation_age=1d",
            "log_rotation_size=0", "log_truncate_on_rotation=on", "log_checkpoints=off",
        ];
        if (!Options.Durable)
            settings.AddRange(["fsync=off", "synchronous_commit=off", "full_page_writes=off"]);
        var switches = string.Join(' ', settings.Select(setting => $"-c {setting}"));
        return string.Create(CultureInfo.InvariantCulture, $"-p {port} {switches}");
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private static string Seconds(TimeSpan time) =>
        ((int)time.TotalSeconds).ToString(CultureInfo.InvariantCulture);
}
