using Plimsoll.Api;
using Plimsoll.Core.Indicators;
using Plimsoll.Core.Indicators.Windows;
using Plimsoll.Core.Market;
using Plimsoll.Core.Risk;
using Plimsoll.Core.Strategies;
using Plimsoll.Core.Trading;
using Plimsoll.Runtime.Markets;

namespace Plimsoll.Features.Bots;

/// <summary>What a bot is told to do, checked wholly.</summary>
internal sealed record BotPlan
{
    public required StrategyDefinition Strategy { get; init; }

    /// <summary>Every parameter, defaults included: a later default changes no bot.</summary>
    public required IReadOnlyDictionary<string, string> Parameters { get; init; }

    public required InstrumentId InstrumentId { get; init; }

    public required Timeframe Timeframe { get; init; }

    public required SizingRule Sizing { get; init; }

    /// <summary>Notional ÷ own margin of its entries.</summary>
    public required decimal Leverage { get; init; }

    /// <summary>Final bars that the strategy needs before it can decide.</summary>
    public required int WarmupBars { get; init; }

    /// <summary>Its bars are shorter than a minute: made of trades as they come, without a past.</summary>
    public bool IsOnTrades => Timeframe.Seconds < Timeframe.OneMinute.Seconds;

    // Such a run warms up anew after every restart of the program.
    private static readonly TimeSpan LongestBlindness = TimeSpan.FromHours(1);

    /// <summary>Null when there is any problem; all of them are found at once.</summary>
    /// <param name="wish">What was asked for.</param>
    /// <param name="strategy">The one that the wish names; null where there is none.</param>
    /// <param name="market">What its account lives on.</param>
    /// <param name="problems">Takes every problem.</param>
    public static BotPlan? TryBuild(
        Wish wish, StrategyDefinition? strategy, IMarketHost market, FieldProblems problems)
    {
        var instruments = market.Instruments;
        var before = problems.All.Count;
        if (strategy is null)
            problems.OneOf(wish.Strategy, "strategy", [.. StrategyCatalog.All.Select(one => one.Name)]);
        problems.OneOf(wish.InstrumentId, "instrumentId", [.. instruments.Select(one => one.Id.Value)]);
        problems.OneOf(wish.Timeframe, "timeframe", [.. Timeframe.Codes]);
        var sizing = wish.Sizing.TryBuild(problems);
        var parameters = strategy is null ? null : Parameterize(strategy, wish.Parameters, problems);
        if (problems.All.Count > before)
            return null;
        var timeframe = Timeframe.Of(wish.Timeframe);
        if (strategy!.TimeframeProblem(parameters!, timeframe) is { } problem)
        {
            problems.Add(new FieldProblem("timeframe", problem.Code, problem.Message) { Allowed = problem.Allowed });
            return null;
        }

        if (!strategy.IsEnabled)
        {
            problems.Add(new FieldProblem("strategy", "strategy.disabled", $"{strategy.Name} is not enabled."));
            return null;
        }

        if (strategy.MissingInput(IndicatorInput.Bars | IndicatorInput.Volume | market.Ticks) is { } missing)
        {
            problems.Add(new FieldProblem("strategy", IndicatorException.InputMissing, missing + "."));
            return null;
        }

        if (strategy.MissingReference(id => instruments.Any(one => one.Id == id)) is { } unknown)
        {
            problems.Add(new FieldProblem("strategy", IndicatorException.ReferenceMissing, unknown + "."));
            return null;
        }

        var instrument = instruments.First(one => one.Id.Value == wish.InstrumentId);
        if (!problems.Range(wish.Leverage, "leverage", 1m, HardLimits.Leverage(instrument.AssetClass, isLong: true)))
            return null;
        var plan = new BotPlan
        {
            Strategy = strategy,
            Parameters = parameters!.Values,
            InstrumentId = instrument.Id,
            Timeframe = timeframe,
            Sizing = strategy.Sizing ?? sizing!,
            Leverage = strategy.LeverageOn(instrument, wish.Leverage),
            WarmupBars = strategy.Create(parameters!, instrument, LooseHub(timeframe, market)).WarmupBars,
        };
        return plan.CanWarmUp(problems) ? plan : null;
    }

    private bool CanWarmUp(FieldProblems problems)
    {
        if (!IsOnTrades || Timeframe.Length * WarmupBars <= LongestBlindness)
            return true;
        problems.Add(new FieldProblem(
            "timeframe", "strategy.timeframe",
            $"It needs {WarmupBars} bars first, which are not kept where they are shorter than a minute."));
        return false;
    }

    private static IndicatorHub LooseHub(Timeframe timeframe, IMarketHost market) => new(
        timeframe, ticks: new SharedTicks(market.Ticks), carries: id => market.Instruments.Any(one => one.Id == id));

    private static StrategyParameters? Parameterize(
        StrategyDefinition strategy, IReadOnlyDictionary<string, string> given, FieldProblems problems)
    {
        var found = new List<ParameterProblem>();
        var parameters = strategy.TryBuild(given, found);
        foreach (var problem in found)
            problems.Add(new FieldProblem($"parameters.{problem.Name}", problem.Code, problem.Message)
            {
                Min = problem.Min,
                Max = problem.Max,
                Allowed = problem.Allowed,
            });
        return parameters;
    }

    internal sealed record Wish(
        string Strategy,
        string InstrumentId,
        string Timeframe,
        SizingView Sizing,
        decimal Leverage,
        IReadOnlyDictionary<string, string> Parameters);
}
