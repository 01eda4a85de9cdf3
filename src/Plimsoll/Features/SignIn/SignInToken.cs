using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace Plimsoll.Features.SignIn;

/// <summary>The secret in the cookie: 256 random bits. The database knows only its hash.</summary>
internal static class SignInToken
{
    private const int Bytes = 32;

    public static string New() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(Bytes));

    public static byte[] Hash(string token) => SHA256.HashData(Encoding.UTF8.GetBytes(token));
}
