using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Plimsoll.Api;

namespace Plimsoll.Features.Accounts;

/// <summary>
/// An account's equity over time, thinned evenly to at most <c>limit</c> points; the newest is always among them.
/// </summary>
internal static class GetEquityCurve
{
    private const int DefaultPoints = 500;
    private const int MaxPoints = 5_000;

    public static async Task<Results<Ok<Page<EquityPoint>>, ApiProblem>> HandleAsync(
        Guid id, [AsParameters] Query query, [AsParameters] AccountCall call)
    {
        var limit = query.Limit ?? DefaultPoints;
        var problems = new FieldProblems();
        problems.Range(limit, "limit", 1, MaxPoints);
        if (problems.Any)
            return problems.ToProblem();
        if (await call.FindRowsAsync(id) is null)
            return AccountCall.NotFound();
        var from = query.From?.Value.ToDateTimeOffset() ?? DateTimeOffset.UnixEpoch;
        var to = query.To?.Value.ToDateTimeOffset() ?? DateTimeOffset.MaxValue;
        var points = await call.Database.Database.SqlQuery<EquityPoint>(
            $"""
            select time, equity from (
                select point.time, point.equity,
                    row_number() over (order by point.time desc) as back, count(*) over () as total
                from equity_points point join accounts account on account.id = point.account_id
                where account.id = {id} and account.user_id = {call.User.Id}
                    and point.time >= {from} and point.time < {to}) points
            where (back - 1) % greatest(1, (total + {limit} - 1) / {limit}) = 0
            order by time
            """).ToListAsync(call.Stop);
        return TypedResults.Ok(new Page<EquityPoint>(points, null));
    }

    internal sealed record Query(TimeQuery? From = null, TimeQuery? To = null, int? Limit = null);
}
