using System.Text.Json.Nodes;

namespace Plimsoll.Loopback.Wire;

/// <summary>One endpoint of the venue.</summary>
/// <param name="Method">HTTP method.</param>
/// <param name="Path">Absolute path.</param>
/// <param name="Security">What the request has to prove.</param>
/// <param name="Weight">What it takes from the minute's allowance.</param>
/// <param name="Names">Every parameter it reads, separated by blanks; any other is refused.</param>
/// <param name="Answer">Does it, under the venue's lock.</param>
internal sealed record Route(
    string Method, string Path, Security Security, int Weight, string Names, Func<Call, JsonNode> Answer)
{
    private static readonly string[] Signed = ["timestamp", "recvWindow", "signature"];

    private readonly HashSet<string> _names =
        [.. Names.Split(' ', StringSplitOptions.RemoveEmptyEntries), .. Security >= Security.Read ? Signed : []];

    /// <summary>How many orders it counts for against the allowance of new ones.</summary>
    public int NewOrders { get; init; }

    /// <summary>A read that a lagging side of the venue answers.</summary>
    public bool IsLaggingRead => Method == "GET" && Security == Security.Read;

    public bool IsFutures => Path.StartsWith("/fapi", StringComparison.Ordinal);

    /// <exception cref="VenueErrorException">Something was sent that nobody reads.</exception>
    public void CheckNames(Parameters parameters)
    {
        var read = parameters.Names.Count(_names.Contains);
        if (read != parameters.Count)
            throw VenueErrors.Unread(read, parameters.Count);
    }
}
