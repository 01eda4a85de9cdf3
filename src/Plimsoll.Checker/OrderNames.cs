using System.Buffers.Binary;
using System.Security.Cryptography;

namespace Plimsoll.Checker;

/// <summary>
/// Client order ids, worked out from their description alone: <c>PL</c> and 26 letters of Crockford base32 over
/// SHA-256 of account, run and intent number, each part with its length before it, big-endian.
/// </summary>
internal static class OrderNames
{
    private const string Alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

    public static string Of(Guid account, Guid run, long intent)
    {
        using var text = new MemoryStream();
        Add(text, account.ToByteArray(bigEndian: true));
        Add(text, run.ToByteArray(bigEndian: true));
        var number = new byte[sizeof(long)];
        BinaryPrimitives.WriteInt64BigEndian(number, intent);
        Add(text, number);
        var bits = string.Concat(SHA256.HashData(text.ToArray()).Select(octet => octet.ToString("b8", null)));
        return "PL" + string.Concat(Enumerable.Range(0, 26)
            .Select(letter => Alphabet[Convert.ToInt32(bits.Substring(letter * 5, 5), 2)]));
    }

    private static void Add(MemoryStream text, byte[] part)
    {
        var length = new byte[sizeof(int)];
        BinaryPrimitives.WriteInt32BigEndian(length, part.Length);
        text.Write(length);
        text.Write(part);
    }
}
