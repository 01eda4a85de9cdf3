using Microsoft.AspNetCore.Http.HttpResults;
using Plimsoll.Api;
using Plimsoll.Core.Market;
using Plimsoll.Core.Risk;
using Plimsoll.Features.Accounts;

namespace Plimsoll.Features.Events;

/// <summary>Shows and sets an account's rule for economic events.</summary>
internal static class BlackoutRules
{
    /// <param name="IsUsual">Back to what is usual; the rest does not matter then.</param>
    /// <param name="Impacts"><c>[high]</c> unless given.</param>
    /// <param name="MinutesBefore">0 to 1440; 30 unless given.</param>
    /// <param name="MinutesAfter">0 to 1440; 30 unless given.</param>
    /// <param name="Currencies">Absent: those that an instrument is made of, and USD for crypto.</param>
    /// <param name="Action"><c>block_entries</c> unless given.</param>
    internal sealed record Request(
        Guid AccountId,
        bool IsUsual = false,
        bool IsOn = true,
        IReadOnlyList<EventImpact>? Impacts = null,
        int? MinutesBefore = null,
        int? MinutesAfter = null,
        IReadOnlyList<string>? Currencies = null,
        BlackoutAction Action = BlackoutAction.BlockEntries);

    public static async Task<Results<Ok<BlackoutRuleView>, ApiProblem>> GetAsync(
        Guid accountId, [AsParameters] AccountCall call) =>
        await call.FindAsync(accountId) is { } account
            ? TypedResults.Ok(await account.ReadAsync(BlackoutRuleView.From, call.Stop))
            : AccountCall.NotFound();

    public static async Task<Results<Ok<BlackoutRuleView>, ApiProblem>> SetAsync(
        Body<Request> body, [AsParameters] AccountCall call)
    {
        var problems = new FieldProblems();
        var rule = Read(body.Value, problems);
        if (problems.Any)
            return problems.ToProblem();
        if (await call.FindAsync(body.Value.AccountId) is not { } account)
            return AccountCall.NotFound();
        return TypedResults.Ok(await account.ExecuteAsync(
            session =>
            {
                session.Engine.Blackouts.SetRule(rule, call.Actor);
                return BlackoutRuleView.From(session);
            },
            call.Stop));
    }

    /// <summary>Null: what is usual, or there are problems.</summary>
    private static BlackoutRule? Read(Request request, FieldProblems problems)
    {
        if (request.IsUsual)
            return null;
        var wish = new BlackoutWish
        {
            Impacts = request.Impacts,
            MinutesBefore = request.MinutesBefore,
            MinutesAfter = request.MinutesAfter,
            Currencies = request.Currencies,
            Action = request.Action,
        };
        return wish.TryBuild(problems) is { } rule ? rule with { IsOn = request.IsOn } : null;
    }
}
