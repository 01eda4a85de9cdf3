using System.Net;
using System.Security.Cryptography;
using System.Text;
using Plimsoll.Loopback.Accounts;

namespace Plimsoll.Loopback.Wire;

/// <summary>Keys, time windows and HMAC-SHA256 signatures, judged in the venue's order.</summary>
internal sealed class Signatures(IReadOnlyDictionary<string, ApiKey> keys)
{
    private const long UsualWindow = 5_000;
    private const long WidestWindow = 60_000;
    private const long MostAhead = 1_000;

    /// <summary>The key of a request that needs one; null where none is needed.</summary>
    /// <param name="security">What the request has to prove.</param>
    /// <param name="request">What it shows.</param>
    /// <param name="now">The venue's clock, milliseconds.</param>
    public ApiKey? Check(Security security, SignedRequest request, long now)
    {
        if (security == Security.None)
            return null;
        if (request.KeyId is not { Length: ApiKey.Length } id || !id.All(char.IsAsciiLetterOrDigit))
            throw VenueErrors.KeyFormat;
        if (security >= Security.Read)
            CheckTime(request.Parameters, now);
        if (!keys.TryGetValue(id, out var key) || key.ExpiresAt <= now || IsElsewhere(key, request.From))
            throw VenueErrors.Key;
        if (security >= Security.Read && !IsSigned(key, request))
            throw VenueErrors.Signature;
        return security == Security.Trade && !key.CanTrade ? throw VenueErrors.Key : key;
    }

    public static string Sign(string secret, string payload) =>
        Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), Encoding.UTF8.GetBytes(payload)));

    private static void CheckTime(Parameters parameters, long now)
    {
        var timestamp = parameters.Long("timestamp");
        var window = parameters.OptionalDecimal("recvWindow") ?? UsualWindow;
        parameters.Text("signature");
        if (window > WidestWindow)
            throw VenueErrors.WindowTooWide;
        if (timestamp >= now + MostAhead)
            throw VenueErrors.Ahead;
        if (now - timestamp > window)
            throw VenueErrors.OutsideWindow;
    }

    private static bool IsElsewhere(ApiKey key, IPAddress? from) =>
        key.BoundTo is { } only && only != from?.MapToIPv4().ToString();

    private static bool IsSigned(ApiKey key, SignedRequest request) => CryptographicOperations.FixedTimeEquals(
        Encoding.UTF8.GetBytes(Sign(key.Secret, request.Payload)),
        Encoding.UTF8.GetBytes(request.Parameters.Text("signature").ToLowerInvariant()));
}
