using Plimsoll.Core.Indicators;
using Plimsoll.Core.Market;
using Plimsoll.Core.Strategies;

namespace Plimsoll.Tests.Backtests;

/// <summary>Another strategy every time it is made: what it compares is not in the bars.</summary>
internal sealed class ForgetfulDefinition : StrategyDefinition
{
    private int _made;

    public override string Name => "forgetful";

    public override int Version => 1;

    public override string Title => "Forgetful";

    public override string Description => "Compares how often it was made.";

    public override string DefaultTimeframe => "1m";

    public override IReadOnlyList<StrategyParameter> Parameters { get; } = [];

    public override Strategy Create(StrategyParameters parameters, Instrument instrument, IndicatorHub indicators) =>
        new Counting(++_made);

    private sealed class Counting(int made) : Strategy
    {
        public override StrategyTerms Terms { get; } = new();

        public override int WarmupBars => 1;

        public override IReadOnlyList<string> ConditionNames { get; } = ["made before"];

        public override void OnBar(
            in StrategyView view, Evaluation evaluation, ICollection<SignalProposal> proposals) =>
            evaluation.Check(0, made, Comparison.Above, 1e9);
    }
}
