using System.Net;

namespace Plimsoll.Loopback.Wire;

/// <summary>What a request shows of who sends it.</summary>
/// <param name="KeyId">The header's key, as it came.</param>
/// <param name="Payload">The bytes that were signed: query and body as they came, without the signature itself.</param>
/// <param name="From">The sender's address.</param>
internal sealed record SignedRequest(string? KeyId, Parameters Parameters, string Payload, IPAddress? From)
{
    /// <summary>The text without its <c>signature</c> pair, everything else untouched.</summary>
    public static string WithoutSignature(string text) => string.Join(
        '&', text.Split('&').Where(pair => !pair.StartsWith("signature=", StringComparison.Ordinal)));
}
