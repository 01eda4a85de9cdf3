using System.Text.Json;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Plimsoll.Api;
using Plimsoll.Core.Trading;
using Plimsoll.Features.Accounts;
using Plimsoll.Features.Strategies;
using Plimsoll.Runtime.Serialization;
using Plimsoll.Storage.Accounts.Rows;

namespace Plimsoll.Features.Bots;

/// <summary>Sets a bot up. It does nothing until it is started.</summary>
internal sealed class CreateBot(TimeProvider clock)
{
    private const int MaxName = 80;

    // Bounds what one account can pile up; only four of them can run.
    private const int MaxBots = 100;

    /// <param name="OppositeEntries">
    /// What becomes of an entry against the position of another bot on the instrument: <c>first_wins</c> (the usual), or
    /// <c>net</c>, which takes away from that position first, where the other bot nets too.
    /// </param>
    internal sealed record Request(
        Guid AccountId,
        string Name,
        string Strategy,
        string InstrumentId,
        string Timeframe,
        SizingView Sizing,
        IReadOnlyDictionary<string, string>? Parameters = null,
        decimal? Leverage = null,
        string? OppositeEntries = null);

    public static Task<Results<Created<BotView>, ApiProblem>> HandleAsync(
        Body<Request> body, CreateBot create, [AsParameters] AccountCall call) => create.AddAsync(body.Value, call);

    public async Task<Results<Created<BotView>, ApiProblem>> AddAsync(Request request, AccountCall call)
    {
        if (await call.FindAsync(request.AccountId) is not { } account)
            return AccountCall.NotFound();
        var problems = new FieldProblems();
        if (problems.Required(request.Name, "name"))
            problems.Length(request.Name.Trim(), "name", 1, MaxName);
        if (request.OppositeEntries is { } asked)
            problems.OneOf(asked, "oppositeEntries", OppositeEntries.All);
        var wish = new BotPlan.Wish(
            request.Strategy,
            request.InstrumentId,
            request.Timeframe,
            request.Sizing,
            request.Leverage ?? 1m,
            request.Parameters ?? new Dictionary<string, string>());
        var strategy = await StrategyLookup.FindAsync(call.Database, call.User.Id, wish.Strategy, call.Stop);
        var plan = BotPlan.TryBuild(wish, strategy, account.Runner.Market, problems);
        if (problems.Any)
            return problems.ToProblem();
        if (await OwnBot.Rows(call).CountAsync(row => row.AccountId == request.AccountId, call.Stop) >= MaxBots)
            return ApiProblem.Refused("bot.limit", $"An account has at most {MaxBots} bots. Delete one first.");
        var row = RowOf(request, plan!, call.User.Id);
        call.Database.Bots.Add(row);
        await call.Database.SaveChangesAsync(call.Stop);
        return TypedResults.Created(
            $"{ApiRoutes.Prefix}/bots/{row.Id}", await new OwnBot(row, account).ViewAsync(call.Stop));
    }

    private BotRow RowOf(Request request, BotPlan plan, Guid userId)
    {
        var now = clock.GetUtcNow();
        return new BotRow
        {
            Id = Guid.CreateVersion7(now),
            UserId = userId,
            AccountId = request.AccountId,
            Name = request.Name.Trim(),
            StrategyName = StrategyReference.Of(plan.Strategy),
            Parameters = JsonSerializer.Serialize(plan.Parameters, FactJson.Options),
            InstrumentId = plan.InstrumentId,
            Timeframe = plan.Timeframe,
            Sizing = JsonSerializer.Serialize<SizingRule>(plan.Sizing, FactJson.Options),
            Leverage = plan.Leverage,
            OppositeEntries = request.OppositeEntries ?? OppositeEntries.FirstWins,
            CreatedAt = now,
            Version = 1,
        };
    }
}
