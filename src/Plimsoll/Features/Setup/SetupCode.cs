using System.Security.Cryptography;
using System.Text;

namespace Plimsoll.Features.Setup;

/// <summary>
/// The one-time code that proves who may create the first administrator: whoever reads the program's terminal.
/// 20 characters of an alphabet without look-alikes are 100 random bits; only the hash is stored.
/// </summary>
internal static class SetupCode
{
    public const int Length = 20;
    public const int Tries = 5;

    public static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(15);

    // Crockford's base 32: no I, L, O or U.
    private const string Alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

    private const int Group = 5;

    public static string New() => RandomNumberGenerator.GetString(Alphabet, Length);

    public static byte[] Hash(string code) => SHA256.HashData(Encoding.ASCII.GetBytes(Normalize(code)));

    public static bool IsRight(string given, byte[]? hash) =>
        hash is not null && CryptographicOperations.FixedTimeEquals(Hash(given), hash);

    /// <summary>As printed: in groups that a person can copy without losing the place.</summary>
    public static string Display(string code) =>
        string.Join('-', code.Chunk(Group).Select(group => new string(group)));

    private static string Normalize(string code) =>
        new([.. code.Where(char.IsAsciiLetterOrDigit).Select(char.ToUpperInvariant)]);
}
