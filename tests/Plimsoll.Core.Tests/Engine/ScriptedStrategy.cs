using Plimsoll.Core.Indicators;
using Plimsoll.Core.Market;
using Plimsoll.Core.Strategies;

namespace Plimsoll.Core.Tests.Engine;

/// <summary>Proposes what a test told it to, at the next bar's close.</summary>
internal sealed class ScriptedStrategy : Strategy
{
    private readonly Queue<SignalProposal> _script = [];

    public override StrategyTerms Terms { get; } = new();

    public override int WarmupBars => 0;

    public override IReadOnlyList<string> ConditionNames { get; } = [];

    public Exception? Fault { get; set; }

    public void Say(SignalProposal proposal) => _script.Enqueue(proposal);

    public override void OnBar(in StrategyView view, Evaluation evaluation, ICollection<SignalProposal> proposals)
    {
        if (Fault is not null)
            throw Fault;
        while (_script.TryDequeue(out var proposal))
            proposals.Add(proposal);
    }

    internal sealed class Definition(ScriptedStrategy strategy) : StrategyDefinition
    {
        public override string Name => "scripted";

        public override int Version => 1;

        public override string Title => "Scripted";

        public override string Description => "Proposes what it is told";

        public override string DefaultTimeframe => "1m";

        public override IReadOnlyList<StrategyParameter> Parameters { get; } = [];

        public override Strategy Create(
            StrategyParameters parameters, Instrument instrument, IndicatorHub indicators) => strategy;
    }
}
