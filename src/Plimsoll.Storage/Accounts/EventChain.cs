using System.Buffers.Binary;
using System.Security.Cryptography;
using Plimsoll.Core.Market;
using Plimsoll.Core.Trading;

namespace Plimsoll.Storage.Accounts;

/// <summary>
/// The hash chain over an account's events: SHA-256(previous hash ‖ account, sequence, time in microseconds, type,
/// payload), each field after its length in four bytes, big-endian. What is changed, swapped, dropped or cut off shows.
/// </summary>
internal static class EventChain
{
    public static byte[] Start { get; } = new byte[SHA256.HashSizeInBytes];

    public static byte[] Next(byte[] previous, AccountId account, in ChainedEvent link)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(previous);
        Span<byte> field = stackalloc byte[16];
        account.Value.TryWriteBytes(field, bigEndian: true, out _);
        Append(hash, field);
        Append(hash, link.Sequence);
        Append(hash, link.Time.Micros);
        Append(hash, System.Text.Encoding.UTF8.GetBytes(link.Type));
        Append(hash, link.Payload);
        return hash.GetHashAndReset();
    }

    private static void Append(IncrementalHash hash, long value)
    {
        Span<byte> bytes = stackalloc byte[sizeof(long)];
        BinaryPrimitives.WriteInt64BigEndian(bytes, value);
        Append(hash, bytes);
    }

    private static void Append(IncrementalHash hash, ReadOnlySpan<byte> bytes)
    {
        Span<byte> length = stackalloc byte[sizeof(int)];
        BinaryPrimitives.WriteInt32BigEndian(length, bytes.Length);
        hash.AppendData(length);
        hash.AppendData(bytes);
    }

    internal readonly record struct ChainedEvent(long Sequence, Timestamp Time, string Type, byte[] Payload);
}
