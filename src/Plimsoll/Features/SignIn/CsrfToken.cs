using System.Buffers.Binary;
using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace Plimsoll.Features.SignIn;

/// <summary>
/// The value that a state-changing request must carry beside its cookie: an expiry and its signature. The signing key
/// is derived from the sign-in's own secret, so a value of one sign-in is worthless in another and nothing is stored.
/// </summary>
internal static class CsrfToken
{
    public const string Header = "X-CSRF-Token";

    private const int ExpiryBytes = sizeof(long);

    // Keeps this use of the secret apart from any other.
    private static readonly byte[] Purpose = Encoding.UTF8.GetBytes("plimsoll csrf v1:");

    public enum Verdict
    {
        Valid,
        Invalid,
        Expired,
    }

    public static string New(string signInToken, DateTimeOffset now)
    {
        var bytes = new byte[ExpiryBytes + HMACSHA256.HashSizeInBytes];
        BinaryPrimitives.WriteInt64BigEndian(bytes, (now + SignInTimes.CsrfToken).ToUnixTimeSeconds());
        Sign(signInToken, bytes.AsSpan(0, ExpiryBytes), bytes.AsSpan(ExpiryBytes));
        return Base64Url.EncodeToString(bytes);
    }

    public static Verdict Check(string value, string signInToken, DateTimeOffset now)
    {
        Span<byte> bytes = stackalloc byte[ExpiryBytes + HMACSHA256.HashSizeInBytes];
        if (value.Length != Base64Url.GetEncodedLength(bytes.Length)
            || !Base64Url.IsValid(value)
            || Base64Url.DecodeFromChars(value, bytes) != bytes.Length)
            return Verdict.Invalid;
        Span<byte> expected = stackalloc byte[HMACSHA256.HashSizeInBytes];
        Sign(signInToken, bytes[..ExpiryBytes], expected);
        if (!CryptographicOperations.FixedTimeEquals(expected, bytes[ExpiryBytes..]))
            return Verdict.Invalid;
        return BinaryPrimitives.ReadInt64BigEndian(bytes) > now.ToUnixTimeSeconds() ? Verdict.Valid : Verdict.Expired;
    }

    private static void Sign(string signInToken, ReadOnlySpan<byte> expiry, Span<byte> signature)
    {
        var key = HMACSHA256.HashData(Encoding.UTF8.GetBytes(signInToken), Purpose);
        HMACSHA256.HashData(key, expiry, signature);
    }
}
