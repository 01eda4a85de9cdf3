using Plimsoll.Core.Indicators;
using Plimsoll.Core.Market;
using Plimsoll.Core.Strategies;

namespace Plimsoll.Core.Tests.Backtesting;

/// <summary>Writes down with each bar what it was shown as known; never enters.</summary>
internal sealed class NoticeWitness : StrategyDefinition
{
    public override string Name => "witness";

    public override int Version => 1;

    public override string Title => "Witness";

    public override string Description => "Sees and does nothing";

    public override string DefaultTimeframe => "1h";

    public override IReadOnlyList<StrategyParameter> Parameters { get; } = [];

    /// <summary>Instrument, open time of the bar, and the known facts; what is not known is empty.</summary>
    public List<string> Seen { get; } = [];

    public override Strategy Create(StrategyParameters parameters, Instrument instrument, IndicatorHub indicators) =>
        new Witness(instrument.Base, Seen);

    private sealed class Witness(string name, List<string> seen) : Strategy
    {
        public override StrategyTerms Terms { get; } = new();

        public override int WarmupBars => 0;

        public override IReadOnlyList<string> ConditionNames { get; } = [];

        public override void OnBar(in StrategyView view, Evaluation evaluation, ICollection<SignalProposal> proposals)
        {
            var known = view.Known!;
            seen.Add(FormattableString.Invariant(
                $"{name} {view.Bar.OpenTime.ToDateTimeOffset():dd HH:mm} {known.Funding?.Fraction}")
                + FormattableString.Invariant($"|{known.OpenInterest?.Contracts}|{known.News?.IsGood}"));
        }
    }
}
