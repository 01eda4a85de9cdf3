using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Plimsoll.Api;
using Plimsoll.Storage;
using Plimsoll.Storage.Strategies;

namespace Plimsoll.Features.Strategies;

/// <summary>A saved document as a file: with what the server knows of it, which an import reads and does not obey.</summary>
internal static class StrategyExport
{
    private static readonly JsonSerializerOptions Options = new()
    {
        WriteIndented = true,
        NewLine = "\n",
        // It goes to files as data, never into a page as it stands.
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static async Task<string> WriteAsync(
        PlimsollContext database, StrategyRow row, StrategyVersionRow version, CancellationToken stop)
    {
        var activated = await database.Runs.Where(run => run.StrategyName == row.Name
                && database.Accounts.Any(account => account.Id == run.AccountId && account.UserId == row.UserId))
            .MaxAsync(run => (DateTimeOffset?)run.StartedAt, stop);
        var document = JsonNode.Parse(version.Document)!.AsObject();
        Dictionary<string, object?> known = new()
        {
            ["id"] = row.Id,
            ["version"] = version.Version,
            ["createdAt"] = row.CreatedAt,
            ["updatedAt"] = version.CreatedAt,
            ["lastActivatedAt"] = activated,
            ["isDeleted"] = row.DeletedAt is not null,
            ["deletedAt"] = row.DeletedAt,
        };
        foreach (var (name, value) in known)
            if (value is not null)
                document[name] = JsonSerializer.SerializeToNode(value, ApiJson.Options);
        return document.ToJsonString(Options);
    }
}
