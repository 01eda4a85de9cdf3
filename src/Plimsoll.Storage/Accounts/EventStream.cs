using System.Globalization;
using System.Runtime.CompilerServices;
using Npgsql;
using Plimsoll.Core.Engine;
using Plimsoll.Core.Trading;
using Plimsoll.Runtime.Accounts;

namespace Plimsoll.Storage.Accounts;

/// <summary>
/// Facts of an account in order, each verified by its hash and its link to the one before. Pieces are decoded beside
/// each other, because that is most of the work of a restart, and handed on one after the other.
/// </summary>
internal sealed class EventStream(NpgsqlDataSource source, AccountId account, EventStream.Reading read)
{
    internal delegate AccountFact Reading(ReadOnlySpan<byte> payload);

    // One is being read, one handed on, and each processor has one to work at.
    private static readonly int PiecesAtOnce = Environment.ProcessorCount + 2;

    /// <summary>From after one fact to another.</summary>
    internal readonly record struct Span(long After, byte[] HashAfter, long To, byte[] HashTo);

    private sealed record Decoded(List<AccountFact> Facts, byte[] PrevHash, byte[] Hash);

    /// <exception cref="InvalidDataException">Something is not what was written.</exception>
    public async IAsyncEnumerable<IReadOnlyList<AccountFact>> ReadAsync(
        Span span, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var (sequence, hash) = (span.After, span.HashAfter);
        await foreach (var piece in DecodeAsync(span, cancellationToken))
        {
            if (!piece.PrevHash.AsSpan().SequenceEqual(hash))
                throw Broken(sequence + 1, "is not what was written");
            sequence += piece.Facts.Count;
            hash = piece.Hash;
            yield return piece.Facts;
        }

        if (sequence != span.To || !hash.AsSpan().SequenceEqual(span.HashTo))
            throw Broken(sequence + 1, $"does not fit the account's row, which counts {span.To}");
    }

    private async IAsyncEnumerable<Decoded> DecodeAsync(
        Span span, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await using var connection = await source.OpenConnectionAsync(cancellationToken);
        await using var stream = await connection.BeginRawBinaryCopyAsync(Sql(span), cancellationToken);
        var copy = new EventCopy(stream);
        var working = new Queue<Task<Decoded>>();
        var next = span.After + 1;
        while (await copy.ReadAsync(cancellationToken) is { Count: > 0 } rows)
        {
            var first = next;
            working.Enqueue(Task.Run(() => Decode(rows, first), cancellationToken));
            next += rows.Count;
            if (working.Count >= PiecesAtOnce)
                yield return await working.Dequeue();
        }

        while (working.TryDequeue(out var piece))
            yield return await piece;
    }

    private Decoded Decode(List<EventCopy.Row> rows, long first)
    {
        var facts = new List<AccountFact>(rows.Count);
        var previous = rows[0].PrevHash;
        foreach (var row in rows)
        {
            var isNext = row.Event.Sequence == first + facts.Count && row.PrevHash.Span.SequenceEqual(previous.Span);
            if (!isNext || !EventChain.Next(previous.Span, account, row.Event).AsSpan().SequenceEqual(row.Hash.Span))
                throw Broken(first + facts.Count, "is not what was written");
            facts.Add(read(row.Event.Payload.Span));
            previous = row.Hash;
        }

        return new Decoded(facts, rows[0].PrevHash.ToArray(), previous.ToArray());
    }

    // A copy takes no parameters; these are an id and two numbers.
    private string Sql(Span span) => string.Create(
        CultureInfo.InvariantCulture,
        $"""
        copy (select {EventCopy.Columns} from account_events
            where account_id = '{account.Value}' and sequence > {span.After} and sequence <= {span.To}
            order by sequence) to stdout (format binary)
        """);

    private InvalidDataException Broken(long sequence, string what) =>
        new($"The log of account {account} is broken: event {sequence} {what}.");
}
