using System.Globalization;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Plimsoll.Api;
using Plimsoll.Core.Market;
using Plimsoll.Features.SignIn;
using Plimsoll.Storage.Events;

namespace Plimsoll.Features.Events;

/// <summary>Lists the caller's calendar by time.</summary>
internal static class ListEvents
{
    /// <param name="From">First instant; from the beginning unless given.</param>
    /// <param name="To">First instant that is not asked for any more.</param>
    /// <param name="Impact"><c>low</c>, <c>medium</c> or <c>high</c>.</param>
    /// <param name="Currency">Three letters.</param>
    internal sealed record Query(
        [FromQuery(Name = "from")] DateTimeOffset? From = null,
        [FromQuery(Name = "to")] DateTimeOffset? To = null,
        [FromQuery(Name = "impact")] string? Impact = null,
        [FromQuery(Name = "currency")] string? Currency = null);

    public static async Task<Results<Ok<Page<EventView>>, ApiProblem>> HandleAsync(
        [AsParameters] Query query, [AsParameters] PageRequest page, CurrentUser user, EconomicEventStore events,
        CancellationToken stop)
    {
        if (page.Check(out var after) is { } problem)
            return problem;
        var skipped = 0;
        if (after is not null
            && !(int.TryParse(after, NumberStyles.None, CultureInfo.InvariantCulture, out skipped) && skipped > 0))
            return PageRequest.WrongCursor();
        var problems = new FieldProblems();
        var impact = EnumQuery.Read<EventImpact>(query.Impact, "impact", problems);
        if (problems.Any)
            return problems.ToProblem();
        var asked = new EconomicEventStore.Query(
            query.From?.ToUniversalTime(), query.To?.ToUniversalTime(), impact, query.Currency?.ToUpperInvariant());
        var rows = await events.ListAsync(user.Id, asked, (skipped, page.Size + 1), stop);
        return TypedResults.Ok(Page<EventView>.Cut(
            [.. rows.Select(EventView.From)], page.Size,
            _ => (skipped + page.Size).ToString(CultureInfo.InvariantCulture)));
    }
}
