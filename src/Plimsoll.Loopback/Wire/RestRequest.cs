using System.Net;

namespace Plimsoll.Loopback.Wire;

/// <summary>A request as it came.</summary>
/// <param name="Query">Without the question mark.</param>
internal sealed record RestRequest(string Method, string Path, string Query, string Body)
{
    public string? KeyId { get; init; }

    public IPAddress? From { get; init; }

    /// <summary>What commands of faults name.</summary>
    public string Occasion => Method + " " + Path;
}
