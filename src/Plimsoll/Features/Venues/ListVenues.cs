using Microsoft.AspNetCore.Http.HttpResults;
using Plimsoll.Runtime.Accounts;
using Plimsoll.Runtime.Venues;

namespace Plimsoll.Features.Venues;

/// <summary>Lists the venues that accounts can be opened at.</summary>
internal static class ListVenues
{
    internal sealed record Venue(string Code, string Name, ExecutionMode Mode, bool NeedsKey);

    internal sealed record Answer(IReadOnlyList<Venue> Items);

    public static Ok<Answer> Handle(IVenueDirectory venues) => TypedResults.Ok(new Answer(
        [.. venues.Venues.Select(venue => new Venue(venue.Code, venue.Name, venue.Mode, venue.NeedsKey))]));
}
