using System.Diagnostics;
using System.Text;

namespace Plimsoll.Storage.Embedded;

/// <summary>Runs one of PostgreSQL's programs to its end.</summary>
internal static class PostgresTool
{
    public static async Task<PostgresToolResult> RunAsync(PostgresToolCall call, CancellationToken cancellationToken)
    {
        using var process = new Process { StartInfo = Describe(call) };
        var output = new StringBuilder();
        process.OutputDataReceived += Collect;
        process.ErrorDataReceived += Collect;
        try
        {
            process.Start();
        }
        catch (System.ComponentModel.Win32Exception failure)
        {
            return new(-1, $"{call.Program}: {failure.Message}");
        }

        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        try
        {
            await process.WaitForExitAsync(cancellationToken);
        }
        catch (OperationCanceledException)
        {
            process.Kill();
            throw;
        }

        return new(process.ExitCode, output.ToString().TrimEnd());

        void Collect(object sender, DataReceivedEventArgs line)
        {
            if (line.Data is null)
                return;
            lock (output)
                output.AppendLine(line.Data);
        }
    }

    private static ProcessStartInfo Describe(PostgresToolCall call)
    {
        var start = new ProcessStartInfo(call.Program, call.Arguments)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,

            // The program's own folder may be closed to the other user.
            WorkingDirectory = call.WorkingDirectory ?? Path.GetPathRoot(Environment.SystemDirectory) ?? "/",
        };
        if (call.User is not null)
            start.UserName = call.User.Name;

        // PGHOST, PGOPTIONS and the like of the person who starts the program are not meant for this server.
        var personal = start.Environment.Keys.Where(name => name.StartsWith("PG", StringComparison.Ordinal)).ToList();
        foreach (var name in personal)
            start.Environment.Remove(name);
        start.Environment["LC_ALL"] = "C";
        if (call.Cluster is not null)
            start.Environment["PGDATA"] = call.Cluster;
        return start;
    }
}
