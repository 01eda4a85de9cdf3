using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using Plimsoll.Api;
using Plimsoll.Failures;
using Plimsoll.Features.Collecting;
using Plimsoll.Features.Data;
using Plimsoll.Runtime.Ticks;

namespace Plimsoll.Commands;

/// <summary>
/// <c>plimsoll data collect start|stop|list|status</c>: what records is the running server; lists are read from its
/// database, beside it or without it.
/// </summary>
internal static class CollectCommand
{
    public static Command Create()
    {
        var collect = new Command("collect", "Record the trades of markets while they happen.");
        collect.Subcommands.Add(CreateStart());
        collect.Subcommands.Add(CreateStop());
        collect.Subcommands.Add(ServerCommand.ForUser(
            new("list", "List the sessions that record, or have recorded."), ListAsync));
        collect.Subcommands.Add(CreateStatus());
        return collect;
    }

    private static Command CreateStart()
    {
        var name = new Option<string>("--name") { Description = "Of the session.", Required = true };
        var instruments = new Option<string[]>("--instrument")
        {
            Description = "An id like sim:ALPHA-USD or binance:BTCUSDT; several are recorded together.",
            Required = true,
        };
        var types = new Option<TickDataType[]>("--data-type")
        {
            Description = "What is recorded of them; prices unless given.",
        };
        var duration = new Option<int?>("--duration-seconds") { Description = "How long; until stopped unless given." };
        var flush = new Option<int?>("--flush-seconds") { Description = "What a crash loses at most, 1 to 300 (1)." };
        var acting = new ActingCommand();
        var start = new Command("start", "Ask the running server to record.") { name, instruments, types, duration, flush };
        return ServerCommand.ForUser(acting.On(start), work =>
        {
            var request = new StartCollection.Request(
                work.Parsed.GetRequiredValue(name), work.Parsed.GetRequiredValue(instruments))
            {
                DataTypes = work.Parsed.GetValue(types) is { Length: > 0 } given ? given : null,
                DurationSeconds = work.Parsed.GetValue(duration),
                FlushSeconds = work.Parsed.GetValue(flush),
            };
            return acting.PostAsync(
                work, DataFeature.SessionsArea, request, answer => $"{TextOf(answer, "name")} records: {TextOf(answer, "id")}");
        });
    }

    private static Command CreateStop()
    {
        var session = Session();
        var acting = new ActingCommand();
        return ServerCommand.ForUser(
            acting.On(new("stop", "Ask the running server to end a recording.") { session }),
            async work =>
            {
                var found = await FindAsync(work, session);
                await acting.PostAsync(
                    work, $"{DataFeature.SessionsArea}/{found.Id}/stop", new { },
                    answer => $"{TextOf(answer, "name")} is {TextOf(answer, "status")}.");
            });
    }

    private static Command CreateStatus()
    {
        var session = Session();
        return ServerCommand.ForUser(
            new("status", "Tell how a recording stands, as of the last time that it was written down.") { session },
            async work => await TellAsync(work, await FindAsync(work, session)));
    }

    private static async Task ListAsync(ServerWork work)
    {
        var sessions = (await work.Service<ITickStore>().ListAsync(work.UserId, work.Stop))
            .Where(one => one.Kind == TickSessionKind.Collect).ToArray();
        if (work.Json)
        {
            await work.Output.WriteLineAsync(
                JsonSerializer.Serialize(new { Items = sessions.Select(SessionAnswer.From) }, ApiJson.Options));
            return;
        }

        foreach (var session in sessions)
            await work.Output.WriteLineAsync(Describe(session));
        if (sessions.Length == 0)
            await work.Output.WriteLineAsync("There are no collection sessions.");
    }

    private static async Task TellAsync(ServerWork work, TickSession session)
    {
        await work.Output.WriteLineAsync(work.Json
            ? JsonSerializer.Serialize(SessionAnswer.From(session), ApiJson.Options)
            : Describe(session));
        if (!work.Json)
            foreach (var gap in session.Gaps)
                await work.Output.WriteLineAsync($"  {gap.InstrumentId} from {gap.From} to {gap.To}: {gap.Reason}");
    }

    private static string Describe(TickSession session) => string.Create(
        CultureInfo.InvariantCulture,
        $"{TradesCommand.Describe(session)}{(session.EndReason is { } reason ? $" ({reason})" : "")}, "
        + $"{session.Gaps.Count(gap => !gap.IsFilled)} gaps, {session.Bytes:N0} bytes");

    private static async Task<TickSession> FindAsync(ServerWork work, Argument<string> session)
    {
        var name = work.Parsed.GetRequiredValue(session);
        return await work.Service<ITickStore>().FindAsync(work.UserId, name, work.Stop)
            ?? throw new PlimsollException(
                FailureKind.BadInput, TickStoreException.NotFound, $"There is no session '{name}'.");
    }

    private static Argument<string> Session() => new("session") { Description = "Its name or its id." };

    private static string? TextOf(JsonElement answer, string name) => answer.GetProperty(name).GetString();
}
