using System.Text.Json;
using Plimsoll.Core.Market;
using Plimsoll.Runtime.Serialization;
using Plimsoll.Storage.Accounts.Rows;

namespace Plimsoll.Features.Accounts;

/// <summary>A fact of an account as the API shows it.</summary>
/// <param name="Sequence">1, 2, 3 … without a hole.</param>
/// <param name="Time">Event time.</param>
/// <param name="Type">Name of the fact.</param>
/// <param name="Text">One sentence for a person.</param>
/// <param name="Payload">The fact as it was written down.</param>
/// <param name="Hash">Lower-case hex; it includes the hash of the fact before.</param>
internal sealed record AccountEventView(
    long Sequence, Timestamp Time, string Type, string Text, JsonElement Payload, string Hash)
{
    public static AccountEventView From(AccountEventRow row) => new(
        row.Sequence,
        Timestamp.From(row.Time),
        row.Type,
        FactText.Of(FactJson.Read(System.Text.Encoding.UTF8.GetBytes(row.Payload))),
        JsonSerializer.Deserialize<JsonElement>(row.Payload),
        Convert.ToHexStringLower(row.Hash));
}
