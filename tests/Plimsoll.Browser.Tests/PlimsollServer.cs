using System.Diagnostics;
using System.Net;
using System.Net.Http.Json;
using System.Net.Sockets;
using System.Text;
using System.Text.RegularExpressions;

namespace Plimsoll.Browser.Tests;

/// <summary>The built program as a user starts it: a process with a data folder of its own.</summary>
public sealed partial class PlimsollServer : IAsyncLifetime
{
    public const string AdminEmail = "ada@example.org";
    public const string AdminPassword = "a long enough pass phrase";

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private readonly string _folder =
        Path.Combine(Path.GetTempPath(), "plimsoll-browser-" + Guid.NewGuid().ToString("N"));

    private readonly StringBuilder _terminal = new();
    private readonly TaskCompletionSource<string> _code = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private Process? _process;

    public Uri Address { get; } = new($"http://127.0.0.1:{FreePort()}");

    /// <summary>The set-up code as the terminal shows it.</summary>
    public string SetupCode { get; private set; } = "";

    public async ValueTask InitializeAsync()
    {
        Directory.CreateDirectory(_folder);
        Start();
        try
        {
            SetupCode = await _code.Task.WaitAsync(Patience);
        }
        catch (TimeoutException)
        {
            throw new InvalidOperationException($"No set-up code within {Patience}:\n{Terminal()}");
        }
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        Directory.Delete(_folder, recursive: true);
    }

    /// <summary>Creates the administrator by the API, for tests that are about something else.</summary>
    public async Task SetUpAsync()
    {
        using var client = new HttpClient { BaseAddress = Address };
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/v1/setup")
        {
            Content = JsonContent.Create(new { code = SetupCode, email = AdminEmail, password = AdminPassword }),
        };
        request.Headers.Add("Origin", Address.GetLeftPart(UriPartial.Authority));
        using var answer = await client.SendAsync(request);
        answer.StatusCode.ShouldBe(HttpStatusCode.OK, await answer.Content.ReadAsStringAsync());
    }

    /// <summary>Starts it at the same address over the same data; what is there comes by itself.</summary>
    public void Start()
    {
        var start = new ProcessStartInfo(
            "dotnet", [TestFolders.Program, "up", "--urls", Address.ToString(), "--data-dir", _folder])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["NO_COLOR"] = "1";
        start.Environment.Remove("ConnectionStrings__Plimsoll");
        _process = new Process { StartInfo = start, EnableRaisingEvents = true };
        _process.OutputDataReceived += (_, line) => Heard(line.Data);
        _process.ErrorDataReceived += (_, line) => Heard(line.Data);
        _process.Exited += (_, _) => _code.TrySetException(new InvalidOperationException($"It ended:\n{Terminal()}"));
        _process.Start();
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
    }

    public async Task StopAsync()
    {
        if (_process is null)
            return;
        await EndAsync(_process);
        _process.Dispose();
        _process = null;
    }

    private void Heard(string? line)
    {
        if (line is null)
            return;
        lock (_terminal)
            _terminal.AppendLine(line);
        if (Code().Match(Ansi().Replace(line, "")) is { Success: true } match)
            _code.TrySetResult(match.Groups[1].Value);
    }

    private string Terminal()
    {
        lock (_terminal)
            return _terminal.ToString();
    }

    // Politely first, as the program takes its own database server down with it.
    private static async Task EndAsync(Process process)
    {
        if (!OperatingSystem.IsWindows() && !process.HasExited)
        {
            using var kill = Process.Start("kill", ["-TERM", $"{process.Id}"]);
            await kill.WaitForExitAsync();
        }
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        try
        {
            await process.WaitForExitAsync(patience.Token);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
        }
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    [GeneratedRegex("Set-up code +([0-9A-Z-]{20,})", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex Code();

    [GeneratedRegex("\u001b\\[[0-9;]*m", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex Ansi();
}
