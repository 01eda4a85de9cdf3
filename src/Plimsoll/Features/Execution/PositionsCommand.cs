using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Plimsoll.Api;
using Plimsoll.Commands;
using Plimsoll.Features.Accounts;
using Plimsoll.Storage;

namespace Plimsoll.Features.Execution;

/// <summary>
/// <c>plimsoll positions list|close</c>: reads what is stored, beside a running program or without one; a close is asked
/// of the running program, which alone writes the account.
/// </summary>
internal static class PositionsCommand
{
    public static Command Create()
    {
        var positions = new Command("positions", "List open positions, close one.");
        var account = CommandAccount.Option();
        positions.Subcommands.Add(ServerCommand.ForUser(
            new("list", "List an account's open positions.") { account }, work => ListAsync(work, account)));
        positions.Subcommands.Add(CreateClose());
        return positions;
    }

    private static Command CreateClose()
    {
        var instrument = new Argument<string>("instrument") { Description = "Its id, as the list shows it." };
        var account = CommandAccount.Option();
        var acting = new ActingCommand();
        return ServerCommand.ForUser(
            acting.On(new("close", "Ask the running server to end a position at market.") { instrument, account }),
            async work =>
            {
                var row = await CommandAccount.FindAsync(work, account);
                var id = work.Parsed.GetRequiredValue(instrument);
                var path = $"/execution/positions/{Uri.EscapeDataString(id)}/close?accountId={row.Id}";
                await acting.PostAsync(work, path, new { }, answer =>
                    answer.TryGetProperty("position", out var open) && open.ValueKind == JsonValueKind.Object
                    ? $"The exit of {id} is on its way."
                    : $"{id} is flat.");
            });
    }

    private static async Task ListAsync(ServerWork work, Option<string> account)
    {
        var row = await CommandAccount.FindAsync(work, account);
        var rows = new OwnRows(work.Service<PlimsollContext>(), row.UserId, row.Id);
        var found = await rows.Positions.OrderBy(named => named.Row.OpenedAt).ToListAsync(work.Stop);
        StoredPosition[] positions = [.. found.Select(StoredPosition.From)];
        if (work.Json)
            await work.Output.WriteLineAsync(JsonSerializer.Serialize(new { items = positions }, ApiJson.Options));
        else
            foreach (var one in positions)
                await work.Output.WriteLineAsync(Describe(one));
        if (positions.Length == 0 && !work.Json)
            await work.Output.WriteLineAsync("There are no open positions.");
    }

    private static string Describe(StoredPosition position) => string.Create(
        CultureInfo.InvariantCulture,
        $"{position.InstrumentId}: {EnumQuery.Name(position.Side)} {position.Quantity} from {position.AverageEntry}, "
        + $"stop {Text(position.Stop)}, target {Text(position.Target)}, since {position.OpenedAt}")
        + (position.BotName is { } bot ? $", by {bot}" : "");

    private static string Text(decimal? price) => price?.ToString(CultureInfo.InvariantCulture) ?? "none";
}
