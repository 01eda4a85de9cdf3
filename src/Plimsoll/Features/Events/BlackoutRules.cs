using Microsoft.AspNetCore.Http.HttpResults;
using Plimsoll.Api;
using Plimsoll.Core.Market;
using Plimsoll.Core.Risk;
using Plimsoll.Features.Accounts;
using Plimsoll.Runtime.Data;

namespace Plimsoll.Features.Events;

/// <summary>Shows and sets an account's rule for economic events.</summary>
internal static class BlackoutRules
{
    private const int MostCurrencies = 20;

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
        var usual = BlackoutRule.Usual;
        var (before, after) = (request.MinutesBefore ?? usual.MinutesBefore, request.MinutesAfter ?? usual.MinutesAfter);
        problems.Range(before, "minutesBefore", 0, BlackoutRule.MostMinutes);
        problems.Range(after, "minutesAfter", 0, BlackoutRule.MostMinutes);
        EventImpact[] impacts = [.. (request.Impacts ?? usual.Impacts).Distinct().Order()];
        problems.Format(impacts.Length > 0, "impacts", "Name at least one.");
        var currencies = Currencies(request.Currencies, problems);
        return problems.Any
            ? null
            : new BlackoutRule
            {
                IsOn = request.IsOn,
                Impacts = impacts,
                MinutesBefore = before,
                MinutesAfter = after,
                Currencies = currencies,
                Action = request.Action,
            };
    }

    private static string[]? Currencies(IReadOnlyList<string>? asked, FieldProblems problems)
    {
        if (asked is null)
            return null;
        string[] currencies = [.. asked.Select(one => one.Trim().ToUpperInvariant()).Distinct().Order(StringComparer.Ordinal)];
        problems.Format(
            currencies.Length is > 0 and <= MostCurrencies && currencies.All(CalendarEntry.IsCurrency),
            "currencies", $"1 to {MostCurrencies} of three letters each; leave it out for an instrument's own.");
        return currencies;
    }
}
