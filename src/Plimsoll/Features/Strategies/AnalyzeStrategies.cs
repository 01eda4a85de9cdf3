using Microsoft.AspNetCore.Http.HttpResults;
using Plimsoll.Api;
using Plimsoll.Core.Indicators;
using Plimsoll.Core.Indicators.Windows;
using Plimsoll.Core.Market;
using Plimsoll.Core.Strategies;
using Plimsoll.Core.Trading;
using Plimsoll.Features.Bots;
using Plimsoll.Features.Indicators;
using Plimsoll.Features.Market;
using Plimsoll.Runtime.Markets;

namespace Plimsoll.Features.Strategies;

/// <summary>What strategies say of an instrument's newest bar, and what they would propose. Nothing trades.</summary>
internal sealed class AnalyzeStrategies(MarketSeries market)
{
    // As far back as a preview looks.
    private const int Bars = 2_000;

    /// <param name="Timeframe">Of the bars; that of each strategy where it is absent.</param>
    /// <param name="Strategy">One alone, own ones too; all that are built in where it is absent.</param>
    internal sealed record Request(string? Timeframe = null, string? Strategy = null);

    /// <param name="Evaluation">Of the newest final bar; absent while there is none.</param>
    internal sealed record Line(
        string Strategy, string Timeframe, IReadOnlyList<Proposal> Proposals, EvaluationView? Evaluation = null);

    /// <param name="Price">Of a limit or stop order; absent at market.</param>
    internal sealed record Proposal(
        SignalAction Action,
        PositionSide Side,
        OrderType OrderType,
        string Reason,
        int Confidence,
        double? Price = null,
        double? StopLoss = null,
        double? TakeProfit = null)
    {
        public static Proposal From(SignalProposal one) => new(
            one.Action, one.Side, one.OrderType, one.Reason, one.Confidence, one.Price, one.StopLoss, one.TakeProfit);
    }

    public static async Task<Results<Ok<Page<Line>>, ApiProblem>> HandleAsync(
        string instrument, Body<Request> body, AnalyzeStrategies analyze, [AsParameters] StrategyCall call)
    {
        var request = body.Value;
        var problems = new FieldProblems();
        problems.OneOf(instrument, "instrument", [.. analyze.Instruments.Select(one => one.Id.Value)]);
        if (request.Timeframe is { } asked)
            problems.OneOf(asked, "timeframe", SeriesQuery.Intervals);
        if (problems.Any)
            return problems.ToProblem();
        var strategies = StrategyCatalog.All;
        if (request.Strategy is { } name)
        {
            if (await StrategyLookup.FindAsync(call.Database, call.User.Id, name, call.Stop) is not { } found)
                return StrategyCall.NotFound();
            strategies = [found];
        }

        var traded = analyze.Instruments.First(one => one.Id.Value == instrument);
        var lines = new List<Line>();
        foreach (var strategy in strategies)
            lines.Add(await analyze.LookAsync(traded, strategy, request.Timeframe, call.Stop));
        return TypedResults.Ok(new Page<Line>(lines, null, lines.Count));
    }

    private IReadOnlyList<Instrument> Instruments => market.Instruments;

    private async Task<Line> LookAsync(
        Instrument instrument, StrategyDefinition definition, string? asked, CancellationToken stop)
    {
        var timeframe = Timeframe.Of(asked ?? definition.DefaultTimeframe);
        var parameters = definition.TryBuild(new Dictionary<string, string>(), [])!;
        var name = StrategyReference.Of(definition);
        if (definition.TimeframeProblem(parameters, timeframe) is not null
            || timeframe.Seconds < Timeframe.OneMinute.Seconds
            || definition.MissingReference(market.Carries) is not null)
            return new Line(name, timeframe.Code, []);
        var hub = new IndicatorHub(
            timeframe, ticks: new SharedTicks(SimulatedMarketHost.Ticks), carries: market.Carries);
        var strategy = definition.Create(parameters, instrument, hub);
        var evaluation = new Evaluation(Math.Max(strategy.ConditionNames.Count, Evaluation.MaxConditions));
        var proposals = new List<SignalProposal>();
        var others = new List<LookedAt>();
        foreach (var reference in hub.References)
            others.Add(new LookedAt(await BarsOfAsync(reference), bar => hub.UpdateReference(reference, in bar)));
        var bars = await BarsOfAsync(instrument.Id);
        foreach (var bar in bars)
        {
            others.ForEach(other => other.AdvanceTo(bar.OpenTime));
            hub.Update(in bar);
            proposals.Clear();
            evaluation.Begin(bar.OpenTime);
            strategy.OnBar(new Core.Strategies.StrategyView(bar, null, false), evaluation, proposals);
        }

        var view = bars.Count == 0 ? null : EvaluationView.From(evaluation, strategy.ConditionNames);
        return new Line(name, timeframe.Code, [.. proposals.Select(Proposal.From)], view is null ? null
            : view with { Blocker = proposals.Count > 0 ? null : view.Blocker });

        Task<IReadOnlyList<Bar>> BarsOfAsync(InstrumentId id) =>
            market.FinalBarsAsync(new MarketSeries.Asked(id, timeframe, Bars), stop);
    }
}
