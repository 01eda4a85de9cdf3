using Plimsoll.Core.Indicators;
using Plimsoll.Core.Market;
using Plimsoll.Core.Strategies;
using Plimsoll.Core.Trading;

namespace Plimsoll.Core.Tests.Backtesting.Portfolios;

/// <summary>Goes long at the close of given hours, with stop and target as it is told; each instrument has its plan.</summary>
internal sealed class PlannedStrategy(Func<Instrument, IReadOnlyDictionary<int, SignalProposal>> plans) : StrategyDefinition
{
    public override string Name => "planned";

    public override int Version => 1;

    public override string Title => "Planned";

    public override string Description => "Enters when it is told";

    public override string DefaultTimeframe => "1h";

    public override IReadOnlyList<StrategyParameter> Parameters { get; } = [];

    public static PlannedStrategy Of(params (int Hour, SignalProposal Proposal)[] plan) =>
        new(_ => plan.ToDictionary(step => step.Hour, step => step.Proposal));

    public static SignalProposal Long(double stop, double? target = null) => new()
    {
        Action = SignalAction.Open,
        Side = PositionSide.Long,
        StopLoss = stop,
        TakeProfit = target,
        DeclaredExit = target is null ? "the test says when" : null,
        Reason = "planned",
    };

    public override Strategy Create(StrategyParameters parameters, Instrument instrument, IndicatorHub indicators) =>
        new Planned(plans(instrument));

    private sealed class Planned(IReadOnlyDictionary<int, SignalProposal> plan) : Strategy
    {
        public override StrategyTerms Terms { get; } = new();

        public override int WarmupBars => 0;

        public override IReadOnlyList<string> ConditionNames { get; } = [];

        public override void OnBar(in StrategyView view, Evaluation evaluation, ICollection<SignalProposal> proposals)
        {
            var hour = (int)((view.Bar.OpenTime.Micros - Markets.Start.Micros) / TimeSpan.MicrosecondsPerHour);
            if (plan.TryGetValue(hour, out var proposal))
                proposals.Add(proposal);
        }
    }
}
