using System.Diagnostics;
using System.Globalization;

namespace Plimsoll.Storage.Embedded;

/// <summary>What a server wrote about itself in its cluster; it stays behind when the server is killed.</summary>
internal sealed record PostmasterFile(int ProcessId, int Port, string Identity)
{
    // Line by line: process, data folder, start time, port ... (PostgreSQL, miscadmin.h). The first three never change.
    private const int ProcessLine = 0;
    private const int PortLine = 3;

    public static PostmasterFile? Read(string cluster)
    {
        var path = PathIn(cluster);
        if (!File.Exists(path))
            return null;
        var lines = File.ReadAllLines(path);
        return new(Number(lines, ProcessLine), Number(lines, PortLine), IdentityOf(lines));
    }

    public static string PathIn(string cluster) => Path.Combine(cluster, "postmaster.pid");

    /// <summary>
    /// True when the server that wrote this still runs. A process number alone proves nothing: after a restart of the
    /// machine or container another program may have it, so the process must be a postgres that sits in this cluster.
    /// </summary>
    public bool IsAlive()
    {
        if (ProcessId <= 0)
            return false;
        try
        {
            using var process = Process.GetProcessById(ProcessId);
            return process.ProcessName.StartsWith("postgres", StringComparison.Ordinal) && !SitsElsewhere();
        }
        catch (ArgumentException)
        {
            return false;
        }
        catch (InvalidOperationException)
        {
            return false;
        }
    }

    /// <summary>True when the process number now belongs to some other program.</summary>
    public bool IsReused() => !IsAlive() && Path.Exists($"/proc/{ProcessId}");

    // A server's working directory is its cluster. Where the system does not tell, it is taken for ours: the safe side.
    private bool SitsElsewhere()
    {
        var seen = $"/proc/{ProcessId}/cwd/postmaster.pid";
        if (!OperatingSystem.IsLinux())
            return false;
        try
        {
            return IdentityOf(File.ReadAllLines(seen)) != Identity;
        }
        catch (FileNotFoundException)
        {
            return true;
        }
        catch (DirectoryNotFoundException)
        {
            return true;
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    // A line that is not there yet counts as 0.
    private static int Number(string[] lines, int line) =>
        int.TryParse(lines.ElementAtOrDefault(line), NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? number
            : 0;

    private static string IdentityOf(string[] lines) => string.Join('\n', lines.Take(PortLine));
}
