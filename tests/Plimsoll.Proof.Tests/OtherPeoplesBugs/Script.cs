using Plimsoll.Core.Indicators;
using Plimsoll.Core.Market;
using Plimsoll.Core.Strategies;

namespace Plimsoll.Proof.Tests.OtherPeoplesBugs;

/// <summary>Proposes at the next bar's close what a story tells it to.</summary>
internal sealed class Script : StrategyDefinition
{
    private readonly Queue<SignalProposal> _lines = [];

    public override string Name => "script";

    public override int Version => 1;

    public override string Title => "Script";

    public override string Description => "Proposes what it is told.";

    public override string DefaultTimeframe => "1m";

    public override IReadOnlyList<StrategyParameter> Parameters { get; } = [];

    public void Say(SignalProposal line) => _lines.Enqueue(line);

    public override Strategy Create(
        StrategyParameters parameters, Instrument instrument, IndicatorHub indicators) => new Reader(_lines);

    private sealed class Reader(Queue<SignalProposal> lines) : Strategy
    {
        public override StrategyTerms Terms { get; } = new();

        public override int WarmupBars => 0;

        public override IReadOnlyList<string> ConditionNames { get; } = [];

        public override void OnBar(in StrategyView view, Evaluation evaluation, ICollection<SignalProposal> proposals)
        {
            while (lines.TryDequeue(out var line))
                proposals.Add(line);
        }
    }
}
