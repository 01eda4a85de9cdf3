using System.Diagnostics;
using System.Net.Sockets;
using System.Text;
using System.Text.RegularExpressions;
using Plimsoll.Storage.Embedded;
using Plimsoll.Testing;

namespace Plimsoll.Tests.Support;

/// <summary>
/// The built program as its user runs it: a process with a data folder and a database of its own. It can be killed at
/// any moment and started again on what it left.
/// </summary>
public sealed partial class ProgramProcess : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    private readonly TemporaryDirectory _folder = new();
    private readonly StringBuilder _terminal = new();
    private Process? _process;

    public Uri Address { get; } = new($"http://127.0.0.1:{FreePort()}");

    /// <summary>What it finds in its environment beside what the tests have in theirs.</summary>
    public Dictionary<string, string> Environment { get; } = [];

    /// <summary>As the terminal showed it at the first start.</summary>
    public string SetupCode { get; private set; } = "";

    /// <summary>Everything that all runs have said.</summary>
    public string Terminal
    {
        get
        {
            lock (_terminal)
                return _terminal.ToString();
        }
    }

    /// <summary>How to reach the database of the running program.</summary>
    public string ConnectionString => EmbeddedPostgres.FindRunning(new(_folder.Path))
        ?? throw new InvalidOperationException($"No database runs:\n{Terminal}");

    /// <summary>Answers when the program says that it is ready.</summary>
    public async Task StartAsync()
    {
        var ready = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var start = new ProcessStartInfo(
            "dotnet", [Program(), "up", "--urls", Address.ToString(), "--data-dir", _folder.Path, "--no-sample"])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["NO_COLOR"] = "1";
        start.Environment.Remove("ConnectionStrings__Plimsoll");
        foreach (var (name, value) in Environment)
            start.Environment[name] = value;
        var process = new Process { StartInfo = start, EnableRaisingEvents = true };
        process.OutputDataReceived += (_, line) => Heard(line.Data, ready);
        process.ErrorDataReceived += (_, line) => Heard(line.Data, ready);
        process.Exited += (_, _) => ready.TrySetException(new InvalidOperationException($"It ended:\n{Terminal}"));
        _process = process;
        process.Start();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        try
        {
            await ready.Task.WaitAsync(Patience, TestContext.Current.CancellationToken);
        }
        catch (TimeoutException)
        {
            throw new TimeoutException($"It was not ready within {Patience}:\n{Terminal}");
        }
    }

    /// <summary>SIGKILL: nothing of the program runs another instruction. Its database is left without it.</summary>
    public async Task KillAsync()
    {
        var process = _process!;
        process.Kill();
        await EndAsync(process);
    }

    /// <summary>SIGTERM, as a service manager ends it; answers with the exit code.</summary>
    public async Task<int> StopAsync()
    {
        var process = _process!;
        using var signal = Process.Start("kill", ["-TERM", $"{process.Id}"]);
        await signal.WaitForExitAsync(TestContext.Current.CancellationToken);
        return await EndAsync(process);
    }

    public async ValueTask DisposeAsync()
    {
        if (_process is { HasExited: false } process)
        {
            process.Kill();
            await process.WaitForExitAsync();
        }
        _process?.Dispose();
        // Takes over the database that a killed program leaves, and ends it.
        await using (await EmbeddedPostgres.StartAsync(new(_folder.Path), CancellationToken.None))
            _process = null;
        _folder.Dispose();
    }

    private async Task<int> EndAsync(Process process)
    {
        try
        {
            await process.WaitForExitAsync(TestContext.Current.CancellationToken).WaitAsync(Patience);
        }
        catch (TimeoutException)
        {
            throw new TimeoutException($"It did not end within {Patience}:\n{Terminal}");
        }
        return process.ExitCode;
    }

    private void Heard(string? line, TaskCompletionSource ready)
    {
        if (line is null)
            return;
        lock (_terminal)
            _terminal.AppendLine(line);
        if (Code().Match(line) is { Success: true } match)
            SetupCode = match.Groups[1].Value;
        // The last line of the welcome: the code, if there is one, has come before it.
        if (line.Contains("Ctrl-C", StringComparison.Ordinal))
            ready.TrySetResult();
    }

    /// <summary>Built beside these tests, in the same configuration.</summary>
    internal static string Program()
    {
        var tests = new DirectoryInfo(AppContext.BaseDirectory);
        return Path.Combine(tests.Parent!.Parent!.FullName, "Plimsoll", tests.Name, "plimsoll.dll");
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(System.Net.IPAddress.Loopback, 0);
        listener.Start();
        return ((System.Net.IPEndPoint)listener.LocalEndpoint).Port;
    }

    [GeneratedRegex("Set-up code +([0-9A-Z-]{20,})", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex Code();
}
