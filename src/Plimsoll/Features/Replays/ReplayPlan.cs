using Plimsoll.Api;
using Plimsoll.Core.Market;
using Plimsoll.Core.Strategies;
using Plimsoll.Features.Bots;
using Plimsoll.Runtime.Replays;

namespace Plimsoll.Features.Replays;

/// <summary>A request for a replay, checked wholly.</summary>
internal sealed record ReplayPlan(string Name, InstrumentId InstrumentId, ReplaySetup Setup)
{
    // As backtests have it.
    private static readonly SizingView UsualSizing = new("equityFraction", 0.02m);

    /// <summary>What can be seen in the request itself.</summary>
    public static void Check(ReplayRequest request, FieldProblems problems)
    {
        problems.Format(
            request.Session is null != request.Dataset is null, "session", "Give either a session or a dataset.");
        if (request.Acceleration is { } pace)
            CheckPace(pace, problems);
        problems.Format(
            request.Strategy is not null || request is { Timeframe: null, Sizing: null, Parameters: null, Leverage: null },
            "strategy", "Timeframe, sizing, parameters and leverage are of a strategy: name it.");
    }

    public static bool CheckPace(double pace, FieldProblems problems) => ReplayPace.IsValid(pace) || problems.Add(
        new FieldProblem("acceleration", "replay.pace", "Must be 0, or from 0.1 to 10,000.")
        {
            Min = (decimal)ReplayPace.Min,
            Max = (decimal)ReplayPace.Max,
        });

    /// <summary>Null when there are problems.</summary>
    public static ReplayPlan? TryBuild(
        ReplayRequest request, StrategyDefinition? strategy, ReplayData data, FieldProblems problems)
    {
        var bot = request.Strategy is null ? null : TryBuildBot(request, strategy, data, problems);
        return problems.Any ? null : new ReplayPlan(data.Name, data.InstrumentId, new ReplaySetup
        {
            Source = data.Source,
            Bot = bot,
            Acceleration = request.Acceleration ?? ReplayPace.Usual,
        });
    }

    private static ReplayBot? TryBuildBot(
        ReplayRequest request, StrategyDefinition? strategy, ReplayData data, FieldProblems problems)
    {
        var wish = new BotPlan.Wish(
            request.Strategy!,
            data.InstrumentId.Value,
            request.Timeframe ?? Timeframe.OneMinute.Code,
            request.Sizing ?? UsualSizing,
            request.Leverage ?? 1m,
            request.Parameters ?? new Dictionary<string, string>());
        if (BotPlan.TryBuild(wish, strategy, data.Market, problems) is not { } plan)
            return null;
        if (plan.IsOnTrades && !data.HasTicks)
        {
            problems.Add(new FieldProblem(
                "timeframe", "replay.timeframe", "A dataset has one-minute bars; shorter ones need a session's trades."));
            return null;
        }

        return new ReplayBot
        {
            Strategy = plan.Strategy,
            Parameters = plan.Parameters,
            InstrumentId = plan.InstrumentId,
            Timeframe = plan.Timeframe,
            Sizing = plan.Sizing,
            Leverage = plan.Leverage,
        };
    }
}
