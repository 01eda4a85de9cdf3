using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using Plimsoll.Api;
using Plimsoll.Failures;
using Plimsoll.Features.Data;
using Plimsoll.Runtime.Data;
using Plimsoll.Runtime.Ticks;

namespace Plimsoll.Commands;

/// <summary><c>plimsoll data import --kind trades</c> and what is said of sessions.</summary>
internal sealed class TradesCommand
{
    public const string Kind = "trades";

    private readonly Option<string?> _rejects = new("--rejects")
    {
        Description = "Of trades: writes each row that was left out to this file: line, code, reason, row.",
    };

    private readonly Option<decimal?> _maxRejects = new("--max-reject-fraction")
    {
        Description = "Of trades: the share of the rows that may be wrong, 0 to 1 (0.01).",
    };

    public void AddTo(Command command)
    {
        command.Options.Add(_rejects);
        command.Options.Add(_maxRejects);
    }

    public async Task ImportAsync(ServerWork work, string path, (string Name, string Instrument) asked)
    {
        var problem = TradesTarget.Check(
            new(asked.Name, asked.Instrument, Path.GetFileName(path), work.Parsed.GetValue(_maxRejects)), out var target);
        if (target is null)
            throw new PlimsollException(FailureKind.BadInput, problem!.Code, problem.Detail);
        var content = FileContent.Open(path);
        await using var rejects = Rejects(work);
        var stored = await work.Service<TradesImport>().StoreAsync(
            content, target with { UserId = work.UserId }, row => Write(rejects, row), work.Stop);
        await work.Output.WriteLineAsync(work.Json
            ? JsonSerializer.Serialize(
                new { Session = SessionAnswer.From(stored.Session), stored.IsRepeated, stored.Rejects }, ApiJson.Options)
            : Describe(stored.Session) + Told(stored));
    }

    public static string Describe(TickSession session) => string.Create(
        CultureInfo.InvariantCulture,
        $"{session.Name}: {string.Join(", ", session.Instruments)} ticks, {session.RecordsCollected:N0} "
        + $"from {session.FirstTick} to {session.LastTick}, {session.Status}");

    private static string Told(TradesImported stored) => stored switch
    {
        { IsRepeated: true } => "; it was there already",
        { Rejects: > 0 and var count } => $"; {count} rows left out",
        _ => "",
    };

    private StreamWriter? Rejects(ServerWork work)
    {
        if (work.Parsed.GetValue(_rejects) is not { Length: > 0 } path)
            return null;
        var writer = new StreamWriter(path);
        writer.WriteLine("line,code,reason,row");
        return writer;
    }

    private static void Write(StreamWriter? writer, RejectedRow row) => writer?.WriteLine(string.Create(
        CultureInfo.InvariantCulture, $"{row.Line},{row.Code},{Quoted(row.Reason)},{Quoted(row.Text)}"));

    // A cell that begins like a formula is one to a spreadsheet.
    private static string Quoted(string text)
    {
        var safe = text is ['=' or '+' or '-' or '@', ..] ? "'" + text : text;
        return '"' + safe.Replace("\"", "\"\"", StringComparison.Ordinal) + '"';
    }
}
