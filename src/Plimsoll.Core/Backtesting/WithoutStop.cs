using Plimsoll.Core.Indicators;
using Plimsoll.Core.Market;
using Plimsoll.Core.Strategies;
using Plimsoll.Core.Trading;

namespace Plimsoll.Core.Backtesting;

/// <summary>
/// Another definition with its stops put where no market goes, at the lowest price there is: for comparing with engines
/// that trade without one. Internal, like the limits it needs: no trading path can reach it.
/// </summary>
internal sealed class WithoutStop(StrategyDefinition inner) : StrategyDefinition
{
    public override string Name => inner.Name;

    public override int Version => inner.Version;

    public override string Title => inner.Title;

    public override string Description => inner.Description;

    public override string DefaultTimeframe => inner.DefaultTimeframe;

    public override IReadOnlyList<StrategyParameter> Parameters => inner.Parameters;

    public override string? Document => inner.Document;

    public override SizingRule? Sizing => inner.Sizing;

    public override int? EntriesPerDay => inner.EntriesPerDay;

    public override void CheckTogether(StrategyParameters parameters, ICollection<ParameterProblem> problems) =>
        inner.CheckTogether(parameters, problems);

    public override Strategy Create(StrategyParameters parameters, Instrument instrument, IndicatorHub indicators) =>
        new Unstopped(inner.Create(parameters, instrument, indicators), (double)instrument.PriceIncrement);

    private sealed class Unstopped(Strategy inner, double lowest) : Strategy
    {
        private readonly List<SignalProposal> _proposals = [];

        public override StrategyTerms Terms => inner.Terms;

        public override int WarmupBars => inner.WarmupBars;

        public override IReadOnlyList<string> ConditionNames => inner.ConditionNames;

        public override void OnBar(
            in StrategyView view, Evaluation evaluation, ICollection<SignalProposal> proposals)
        {
            inner.OnBar(in view, evaluation, _proposals);
            foreach (var proposal in _proposals)
                proposals.Add(proposal.Action == SignalAction.Open ? proposal with { StopLoss = lowest } : proposal);
            _proposals.Clear();
        }
    }
}
