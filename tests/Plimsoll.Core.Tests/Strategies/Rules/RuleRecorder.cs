using Plimsoll.Core.Backtesting;
using Plimsoll.Core.Engine;
using Plimsoll.Core.Indicators;
using Plimsoll.Core.Market;
using Plimsoll.Core.Simulation;
using Plimsoll.Core.Strategies;
using Plimsoll.Core.Strategies.Rules;
using Plimsoll.Core.Tests.Risk;
using Plimsoll.Core.Trading;

namespace Plimsoll.Core.Tests.Strategies.Rules;

/// <summary>A whole backtest of a document, with what the strategy saw and said on every bar.</summary>
internal sealed class RuleRecorder : IBacktestObserver
{
    public static readonly Timeframe Hour = Timeframe.Of("1h");

    /// <summary>One that can be sold short.</summary>
    public static readonly Instrument Instrument = RiskCase.Spot with
    {
        AssetClass = AssetClass.CryptoPerpetual,
        MaintenanceMarginFraction = 0.005m,
    };

    private readonly List<Step> _steps = [];

    public RuleRecorder(string document, IReadOnlyList<Bar> bars)
    {
        var session = new BacktestSession(
            new BacktestSetup
            {
                Instruments = [Instrument],
                Timeframe = Hour,
                Strategy = new Definition(new RuleDefinition(RuleText.Document(document), 1), this),
                Parameters = new Dictionary<string, string>(),
                Budget = RiskCase.Widest,
            },
            this);
        foreach (var bar in bars)
        {
            session.OnBar(in bar);
            _steps[^1] = _steps[^1] with { EndAfter = session.Run.Book!.LastEnd };
        }
    }

    public IReadOnlyList<Step> Steps => _steps;

    public List<AccountFact> Facts { get; } = [];

    public IEnumerable<RoundTrip> Trips => Facts.OfType<AccountFact.RoundTripClosed>().Select(fact => fact.Trip);

    /// <param name="View">What the strategy was shown.</param>
    /// <param name="Said">State, blocker, comparisons and proposals.</param>
    /// <param name="EndAfter">How the run's last attempt had ended when the bar was done with.</param>
    internal sealed record Step(StrategyView View, string Said, RunEnd EndAfter)
    {
        public string State => Said[..Said.IndexOf(' ', StringComparison.Ordinal)];
    }

    /// <summary>Off the cents, so that no two series are equal by chance.</summary>
    public static Bar[] Walk(ulong seed, int length)
    {
        var bars = StrategyDriver.Walk(seed, length);
        var random = new SeededRandom(seed);
        for (var index = 0; index < bars.Length; index++)
        {
            var close = bars[index].Close + 1e-4 * random.Uniform();
            bars[index] = bars[index] with { Close = close, High = Math.Max(bars[index].High, close) };
        }

        return bars;
    }

    public void OnFacts(ReadOnlySpan<AccountFact> facts) => Facts.AddRange(facts);

    public void OnEquity(Timestamp closeTime, double equity, double exposureFraction)
    {
    }

    /// <summary>Everything a strategy says on a bar, as one text.</summary>
    public static string Say(Strategy strategy, in StrategyView view)
    {
        var evaluation = new Evaluation(200);
        var proposals = new List<SignalProposal>();
        evaluation.Begin(view.Bar.OpenTime);
        strategy.OnBar(in view, evaluation, proposals);
        return Text(evaluation, proposals);
    }

    private static string Text(Evaluation evaluation, IEnumerable<SignalProposal> proposals) =>
        $"{evaluation.State} {evaluation.Blocker} [{string.Join("; ", evaluation.Conditions.ToArray())}] "
        + string.Join("; ", proposals);

    private sealed class Definition(RuleDefinition inner, RuleRecorder recorder) : StrategyDefinition
    {
        public override string Name => inner.Name;

        public override int Version => inner.Version;

        public override string Title => inner.Title;

        public override string Description => inner.Description;

        public override string DefaultTimeframe => inner.DefaultTimeframe;

        public override IReadOnlyList<StrategyParameter> Parameters => inner.Parameters;

        public override Strategy Create(StrategyParameters parameters, Instrument instrument, IndicatorHub indicators) =>
            new Recorded(inner.Create(parameters, instrument, indicators), recorder);
    }

    private sealed class Recorded(Strategy inner, RuleRecorder recorder) : Strategy
    {
        public override StrategyTerms Terms => inner.Terms;

        public override int WarmupBars => inner.WarmupBars;

        public override IReadOnlyList<string> ConditionNames => inner.ConditionNames;

        public override void OnBar(in StrategyView view, Evaluation evaluation, ICollection<SignalProposal> proposals)
        {
            inner.OnBar(in view, evaluation, proposals);
            recorder._steps.Add(new Step(view, Text(evaluation, proposals), default));
        }
    }
}
