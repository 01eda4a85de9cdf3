using System.Text.Json.Nodes;
using Plimsoll.Loopback.Accounts;
using Plimsoll.Loopback.Market;

namespace Plimsoll.Loopback.Streams;

/// <summary>The streams of spot or of futures.</summary>
/// <param name="FeedOf">The events of an account on this side.</param>
internal sealed record StreamSide(
    IReadOnlyList<SymbolMarket> Markets, ListenKeys ListenKeys, Func<VenueAccount, UserFeed> FeedOf)
{
    /// <summary>Futures: what the mark price stream says at a time. Null on spot.</summary>
    public Func<SymbolMarket, long, JsonObject>? MarkPrice { get; init; }

    /// <summary>Events carry what futures add.</summary>
    public bool IsFutures => MarkPrice is not null;
}
