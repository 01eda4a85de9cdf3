using Microsoft.AspNetCore.Http.HttpResults;
using Plimsoll.Api;
using Plimsoll.Core.Engine;
using Plimsoll.Core.Indicators;
using Plimsoll.Core.Market;
using Plimsoll.Core.Risk;
using Plimsoll.Core.Strategies;
using Plimsoll.Core.Trading;
using Plimsoll.Features.Accounts;
using Plimsoll.Features.Strategies;
using Plimsoll.Runtime.Accounts;
using Plimsoll.Runtime.Markets;

namespace Plimsoll.Features.Bots;

/// <summary>
/// Starts a bot: warms its strategy up with the market's past while the market stands still, so that no bar falls
/// between past and future, and hands the run to the account. Starting a running bot changes nothing.
/// </summary>
internal sealed class StartBot(IMarketStore bars, TimeProvider clock)
{
    // Recursive indicators still change a little after their warm-up; three times is enough for them to settle.
    private const int WarmupFactor = 3;

    // About a year of minutes: what a start may hold in memory.
    private const long MaxWarmupMinutes = 525_600;

    public static async Task<Results<Ok<BotView>, ApiProblem>> HandleAsync(
        Guid id, StartBot start, [AsParameters] AccountCall call)
    {
        if (await OwnBot.FindAsync(id, call) is not { } bot)
            return OwnBot.NotFound();
        var problems = new FieldProblems();
        var wish = BotView.WishOf(bot.Row);
        var strategy = await StrategyLookup.FindAsync(call.Database, call.User.Id, wish.Strategy, call.Stop);
        if (BotPlan.TryBuild(wish, strategy, bot.Account.Runner.Market, problems) is not { } plan)
            return problems.ToProblem();
        if (!bot.Account.Runner.Market.IsOpen)
            return new ApiProblem(
                StatusCodes.Status503ServiceUnavailable, "data.market_closed", "The market is not open yet.");
        return await start.RunAsync(bot, plan, call.Stop) is { } refused
            ? refused
            : TypedResults.Ok(await bot.ViewAsync(call.Stop));
    }

    private async Task<ApiProblem?> RunAsync(OwnBot bot, BotPlan plan, CancellationToken stop)
    {
        var market = bot.Account.Runner.Market;
        await using var pause = await market.PauseAsync(stop);
        var first = FirstMinute(plan, market.Time);
        // What is shorter than a minute is kept nowhere.
        var past = (From: first, To: market.Time);
        var history = new RunHistory(plan.IsOnTrades ? [] : await ReadAsync(plan.InstrumentId, past, stop))
        {
            References = plan.IsOnTrades
                ? new Dictionary<InstrumentId, IReadOnlyList<Bar>>()
                : await ReadReferencesAsync(plan, past, stop),
        };
        var configuration = Configure(bot, plan, firstBar: history.Own.Count > 0 ? history.Own[0].OpenTime : first);
        return await bot.Account.ExecuteAsync(
            session => Join(session, configuration, plan.Strategy, history), stop);
    }

    // A restart feeds the run the same bars, from the first one on.
    private RunConfiguration Configure(OwnBot bot, BotPlan plan, Timestamp firstBar) => new RunConfiguration
    {
        Id = new RunId(Guid.CreateVersion7(clock.GetUtcNow())),
        BotId = bot.Row.Id,
        Name = bot.Row.Name,
        StrategyName = plan.Strategy.Name,
        StrategyVersion = plan.Strategy.Version,
        Parameters = plan.Parameters,
        InstrumentId = plan.InstrumentId,
        Timeframe = plan.Timeframe,
        Sizing = plan.Sizing,
        Leverage = plan.Leverage,
        Budget = RunBudget.Bot,
        NetsOpposite = bot.Row.OppositeEntries == OppositeEntries.Net,
        FirstBar = firstBar,
    }.Of(plan.Strategy, bot.Account.Runner.Market.Instruments.First(one => one.Id == plan.InstrumentId));

    // On the bar's grid, so that the first bar is a whole one.
    private static Timestamp FirstMinute(BotPlan plan, Timestamp now)
    {
        var minutes = Math.Min(
            (long)plan.WarmupBars * WarmupFactor * plan.Timeframe.Seconds / Timeframe.OneMinute.Seconds,
            MaxWarmupMinutes);
        return plan.Timeframe.Floor(now - TimeSpan.FromMinutes(minutes));
    }

    private async Task<Dictionary<InstrumentId, IReadOnlyList<Bar>>> ReadReferencesAsync(
        BotPlan plan, (Timestamp From, Timestamp To) past, CancellationToken stop)
    {
        var found = new Dictionary<InstrumentId, IReadOnlyList<Bar>>();
        foreach (var instrument in plan.Strategy.References.Select(use => use.Instrument).Distinct())
            found[instrument] = await ReadAsync(instrument, past, stop);
        return found;
    }

    private async Task<List<Bar>> ReadAsync(
        InstrumentId instrument, (Timestamp From, Timestamp To) past, CancellationToken stop)
    {
        var history = new List<Bar>();
        await foreach (var bar in bars.ReadBarsAsync(instrument, past.From, past.To, stop))
            history.Add(bar);
        return history;
    }

    private static ApiProblem? Join(
        AccountSession session,
        RunConfiguration configuration,
        StrategyDefinition strategy,
        RunHistory history)
    {
        var limit = session.Engine.Options.Limits.MaxActiveStrategies;
        if (BotBooks.ActiveRun(session.State, configuration.BotId) is not null)
            return null;
        var active = session.State.Runs.Values.Count(book => book.IsActive);
        if (Crowded(session.State, configuration.InstrumentId, strategy) is { } crowded)
            return crowded;
        if (active >= limit)
            return ApiProblem.Refused(
                "risk.strategy_count", $"{active} bots are active; at most {limit} may be. Stop one first.") with
            {
                Members = new Dictionary<string, object?> { ["value"] = active, ["limit"] = limit },
            };
        try
        {
            session.StartRun(configuration, strategy, history);
            return null;
        }
        catch (IndicatorException full)
        {
            return ApiProblem.Refused(full.Code, full.Message + ".");
        }
    }

    // A document says how many like it, itself included, may share its instrument.
    private static ApiProblem? Crowded(AccountState state, InstrumentId instrument, StrategyDefinition strategy)
    {
        var like = state.Runs.Values.Count(book =>
            book.IsActive && book.Configuration.Document is not null && book.Configuration.InstrumentId == instrument);
        return strategy.MostPerInstrument is { } most && like >= most
            ? ApiProblem.Refused(
                "strategy.per_instrument",
                $"{like} rule strategies run on {instrument}; {strategy.Name} allows {most}, itself included.") with
            {
                Members = new Dictionary<string, object?> { ["value"] = like, ["limit"] = most },
            }
            : null;
    }
}
