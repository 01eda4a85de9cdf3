using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.Extensions.Logging;
using Npgsql;
using Plimsoll.Core.Engine;
using Plimsoll.Core.Trading;
using Plimsoll.Runtime.Accounts;
using Plimsoll.Runtime.Serialization;

namespace Plimsoll.Storage.Accounts;

/// <summary>
/// Finds the newest snapshot that is what was kept, of this program's shape, and stands on the log as it is. Any other
/// is named in the log and passed over: facts can always be read again.
/// </summary>
internal sealed class SnapshotReading(NpgsqlConnection connection, ILogger logger)
{
    private const string Select =
        """
        select kept.sequence, kept.version, kept.chain_hash, kept.state_hash, kept.payload, event.hash
        from account_snapshots kept
            left join account_events event on event.account_id = kept.account_id and event.sequence = kept.sequence
        where kept.account_id = $1 and kept.sequence <= $2 order by kept.sequence desc
        """;

    internal sealed record Found(AccountPast.KeptState Kept, byte[] ChainHash);

    private sealed record Row(
        long Sequence, int Version, byte[] ChainHash, byte[] StateHash, byte[] Payload, byte[]? EventHash);

    public async Task<Found?> FindAsync(AccountId account, long factCount, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(Select, connection)
        {
            Parameters = { new() { Value = account.Value }, new() { Value = factCount } },
        };
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken))
        {
            var row = new Row(
                reader.GetInt64(0), reader.GetInt32(1), reader.GetFieldValue<byte[]>(2),
                reader.GetFieldValue<byte[]>(3), reader.GetFieldValue<byte[]>(4),
                reader.IsDBNull(5) ? null : reader.GetFieldValue<byte[]>(5));
            if (Read(account, row) is { } snapshot)
                return new Found(new AccountPast.KeptState(snapshot, row.Sequence, row.StateHash), row.ChainHash);
        }

        return null;
    }

    private AccountSnapshot? Read(AccountId account, Row row)
    {
        if (row.Version != AccountSnapshot.Version)
            return Useless(account, row, $"it is of version {row.Version}, not {AccountSnapshot.Version}");
        if (row.EventHash is null || !row.EventHash.AsSpan().SequenceEqual(row.ChainHash))
            return Useless(account, row, "it was taken of another log");
        if (!SHA256.HashData(row.Payload).AsSpan().SequenceEqual(row.StateHash))
            return Useless(account, row, "it is not what was kept");
        try
        {
            return SnapshotJson.Read(row.Payload);
        }
        catch (Exception unreadable) when (unreadable is JsonException or FormatException or ArgumentException)
        {
            return Useless(account, row, unreadable.Message);
        }
    }

    private AccountSnapshot? Useless(AccountId account, Row row, string why)
    {
        logger.LogError(
            "The snapshot of account {Account} after fact {Sequence} is not used: {Why}", account, row.Sequence, why);
        return null;
    }
}
