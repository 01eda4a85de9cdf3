using System.Text;
using Plimsoll.Core.Market;
using Plimsoll.Runtime.Accounts;
using Plimsoll.Runtime.Serialization;

namespace Plimsoll.Storage.Accounts.Projections;

/// <summary>Appends the facts to the account's log.</summary>
internal static class EventRows
{
    private const string Insert =
        """
        insert into account_events (account_id, sequence, time, type, payload, prev_hash, hash)
        select $1, sequence, time, type, payload::json, prev_hash, hash
        from unnest($2::bigint[], $3::timestamptz[], $4::text[], $5::text[], $6::bytea[], $7::bytea[])
            as event (sequence, time, type, payload, prev_hash, hash)
        """;

    /// <summary>Answers the hash of the last fact.</summary>
    public static byte[] Write(CommitBatch batch, long firstSequence, byte[] lastHash)
    {
        var facts = batch.Facts;
        var (sequences, times) = (new long[facts.Count], new DateTimeOffset[facts.Count]);
        var (types, payloads) = (new string[facts.Count], new string[facts.Count]);
        var hashes = new byte[facts.Count + 1][];
        hashes[0] = lastHash;
        for (var index = 0; index < facts.Count; index++)
        {
            var payload = FactJson.Write(facts[index]);
            times[index] = StoredTime.Of(facts[index].Time);
            types[index] = FactJson.TypeName(facts[index]);
            var link = new EventChain.ChainedEvent(
                firstSequence + index, Timestamp.From(times[index]), Encoding.UTF8.GetBytes(types[index]), payload);
            hashes[index + 1] = EventChain.Next(hashes[index], batch.Account, in link);
            sequences[index] = link.Sequence;
            payloads[index] = Encoding.UTF8.GetString(payload);
        }

        batch.Add(Insert, sequences, times, types, payloads, hashes[..^1], hashes[1..]);
        return hashes[^1];
    }
}
