using System.Buffers;
using System.Buffers.Binary;
using System.Security.Cryptography;

namespace Plimsoll.Core.Trading;

/// <summary>
/// Ids that are the same after a crash because they are computed, never drawn: a two-letter prefix and 26 characters
/// of Crockford base32 over the first 130 bits of SHA-256(account, run, number), each part length-prefixed.
/// 28 alphanumeric characters fit every venue's client-order-id rule.
/// </summary>
public static class DerivedId
{
    private const string OrderPrefix = "PL";
    private const int Letters = 26;
    private const int BitsALetter = 5;
    private const string Crockford = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private static readonly SearchValues<char> Alphabet = SearchValues.Create(Crockford);

    public static string Order(AccountId account, RunId run, long intent) => Of(OrderPrefix, account, run, intent);

    /// <summary>Whether a name at a venue can only have been made here, by this installation or by another.</summary>
    public static bool IsOrder(string name) =>
        name.Length == OrderPrefix.Length + Letters && name.StartsWith(OrderPrefix, StringComparison.Ordinal)
        && !name.AsSpan(OrderPrefix.Length).ContainsAnyExcept(Alphabet);

    public static string Signal(AccountId account, RunId run, long number) => Of("SG", account, run, number);

    public static string Decision(AccountId account, long number) => Of("RD", account, RunId.None, number);

    private static string Of(string prefix, AccountId account, RunId run, long number)
    {
        Span<byte> text = stackalloc byte[4 + 16 + 4 + 16 + 4 + 8];
        Put(text, 0, account.Value);
        Put(text, 20, run.Value);
        BinaryPrimitives.WriteInt32BigEndian(text[40..], 8);
        BinaryPrimitives.WriteInt64BigEndian(text[44..], number);
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(text, hash);
        Span<char> id = stackalloc char[prefix.Length + Letters];
        prefix.CopyTo(id);
        for (var letter = 0; letter < Letters; letter++)
            id[prefix.Length + letter] = Crockford[Bits(hash, letter * BitsALetter)];
        return new string(id);
    }

    private static void Put(Span<byte> text, int offset, Guid part)
    {
        BinaryPrimitives.WriteInt32BigEndian(text[offset..], 16);
        part.TryWriteBytes(text[(offset + 4)..], bigEndian: true, out _);
    }

    private static int Bits(ReadOnlySpan<byte> hash, int start)
    {
        var pair = (hash[start / 8] << 8) | hash[start / 8 + 1];
        return (pair >> (16 - BitsALetter - start % 8)) & 0x1F;
    }
}
