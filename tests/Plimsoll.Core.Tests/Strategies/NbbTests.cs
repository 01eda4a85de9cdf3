using Plimsoll.Core.Backtesting;
using Plimsoll.Core.Engine;
using Plimsoll.Core.Indicators;
using Plimsoll.Core.Market;
using Plimsoll.Core.Simulation;
using Plimsoll.Core.Strategies;
using Plimsoll.Core.Strategies.Nbb;
using Plimsoll.Core.Tests.Risk;
using Plimsoll.Core.Trading;

namespace Plimsoll.Core.Tests.Strategies;

public sealed class NbbTests
{
    private const int DemandRetest = 0;
    private const int DemandBreak = 2;

    [Fact]
    public void The_worked_example_enters_at_100_04_with_stop_99_90_and_target_100_39()
    {
        var signals = new Signals();
        var session = new BacktestSession(Setup(("zoneLookback", "3")), signals);
        foreach (var bar in Bars([.. SwingAt(100), 100.20, 100.04, 100.30]))
            session.OnBar(in bar);
        var signal = signals.All.Single();
        (signal.EntryPrice.Value, signal.StopLoss?.Value, signal.TakeProfit?.Value).ShouldBe((100.04m, 99.90m, 100.39m));
        signal.RewardRisk.ShouldBe(2.5m);
        (signal.Confidence, signal.Grade).ShouldBe((70, "B"));
        signals.Codes.ShouldBeEmpty("the gate lets it through");
    }

    [Fact]
    public void Coming_back_without_having_broken_away_is_no_retest() =>
        Proposals([.. SwingAt(100), 100.15, 100.04]).ShouldBeEmpty("100.15 is not above the threshold");

    [Fact]
    public void Too_far_from_the_zone_is_no_retest() =>
        Proposals([.. SwingAt(100), 100.20, 100.05]).ShouldBeEmpty("0.05 % is not below the tolerance");

    [Fact]
    public void A_zone_gives_one_trade() =>
        Proposals([.. SwingAt(100), 100.20, 100.04, 100.20, 100.04]).Count.ShouldBe(1);

    [Fact]
    public void A_close_beyond_its_stop_removes_the_zone()
    {
        Proposals([.. SwingAt(100), 100.20, 99.89, 100.04]).ShouldBeEmpty();
        Proposals([.. SwingAt(100), 100.20, 99.97]).Count.ShouldBe(1, "just above the stop the zone still holds");
    }

    [Fact]
    public void A_zone_is_known_only_when_as_many_bars_have_followed_as_preceded()
    {
        // The swing's third follower breaks away and comes back too early for anyone to have known the zone.
        Proposals([101, 101, 101, 101, 101, 101, 101, 101, 101, 101, 100, 100.2, 100.04, 101, 101]).ShouldBeEmpty();
    }

    [Fact]
    public void Supply_mirrors_demand_where_shorts_are_possible()
    {
        var closes = SwingAt(100).Select(close => 200 - close).Append(99.80).Append(99.96).ToArray();
        Proposals(closes).ShouldBeEmpty("spot cannot be sold short");
        var proposal = Proposals(closes, RiskCase.Spot with { AssetClass = AssetClass.CryptoPerpetual }).Single();
        proposal.Side.ShouldBe(PositionSide.Short);
        proposal.StopLoss!.Value.ShouldBe(100.1, 1e-9);
        proposal.TakeProfit!.Value.ShouldBe(99.96 - 2.5 * 0.14, 1e-9);
    }

    [Fact]
    public void Why_no_trade_is_what_decided()
    {
        var run = Make(RiskCase.Spot, ("zoneLookback", "3"));
        var evaluation = new Evaluation();
        foreach (var bar in Bars([.. SwingAt(100), 100.10]))
            Feed(run, evaluation, bar, []);
        Condition(evaluation, DemandRetest).Outcome.ShouldBe(ConditionOutcome.Pending, "no zone has been broken yet");
        var missed = Condition(evaluation, DemandBreak);
        (missed.Outcome, missed.Left, missed.Right).ShouldBe((ConditionOutcome.False, 100.10, 100.15));
    }

    [Fact]
    public void Warming_up_is_said()
    {
        var run = Make(RiskCase.Spot);
        run.WarmupBars.ShouldBe(41);
        var evaluation = new Evaluation();
        Feed(run, evaluation, Bars([100])[0], []);
        evaluation.Blocker.ShouldBe("indicator.warming_up");
    }

    [Fact]
    public void Steady_state_allocates_nothing()
    {
        var run = Make(RiskCase.Spot);
        var bars = NaiveNbb.Walk(7, 20_000);
        var (evaluation, proposals) = (new Evaluation(), new List<SignalProposal>(10_000));
        var signals = 0L;
        long before = 0;
        for (var index = 0; index < bars.Length; index++)
        {
            if (index == 10_000)
                (before, signals) = (GC.GetAllocatedBytesForCurrentThread(), proposals.Count);
            Feed(run, evaluation, bars[index], proposals);
        }

        var allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        allocated.ShouldBeLessThanOrEqualTo((proposals.Count - signals) * 136, "a proposal is as large");
    }

    [Theory]
    [InlineData(3)]
    [InlineData(5)]
    [InlineData(20)]
    public void It_finds_what_a_naive_search_finds(int lookback)
    {
        var found = 0;
        for (var seed = 1UL; seed <= 30; seed++)
        {
            var bars = NaiveNbb.Walk(seed, 1_500);
            var run = Make(RiskCase.Spot, ("zoneLookback", $"{lookback}"), ("retestTolerance", "0.001"));
            var evaluation = new Evaluation();
            var proposals = new List<SignalProposal>();
            var entries = new List<(int Bar, decimal Stop)>();
            for (var index = 0; index < bars.Length; index++)
            {
                proposals.Clear();
                Feed(run, evaluation, bars[index], proposals);
                entries.AddRange(proposals.Select(proposal => (index, (decimal)proposal.StopLoss!.Value)));
            }

            entries.ShouldBe(NaiveNbb.Entries(bars, lookback, tolerance: 0.001m), $"seed {seed}");
            found += entries.Count;
        }

        found.ShouldBeGreaterThan(30, "else nothing was compared");
    }

    /// <summary>Thirteen bars of warm-up whose lowest, confirmed by the last of them, is at the level.</summary>
    private static double[] SwingAt(double level) =>
        [.. Enumerable.Repeat(level + 0.12, 9), level, level + 0.12, level + 0.12, level + 0.12];

    private static List<SignalProposal> Proposals(double[] closes, Instrument? instrument = null)
    {
        var run = Make(instrument ?? RiskCase.Spot, ("zoneLookback", "3"));
        var proposals = new List<SignalProposal>();
        foreach (var bar in Bars(closes))
            Feed(run, new Evaluation(), bar, proposals);
        return proposals;
    }

    private static Strategy Make(Instrument instrument, params (string Name, string Value)[] given)
    {
        var definition = new NbbDefinition();
        var parameters = definition.TryBuild(given.ToDictionary(one => one.Name, one => one.Value), []);
        return definition.Create(parameters!, instrument, new IndicatorHub(Timeframe.Of("1h")));
    }

    private static void Feed(Strategy strategy, Evaluation evaluation, in Bar bar, List<SignalProposal> proposals)
    {
        evaluation.Begin(bar.OpenTime);
        strategy.OnBar(new StrategyView(bar, null, false), evaluation, proposals);
    }

    private static Condition Condition(Evaluation evaluation, int name)
    {
        foreach (var condition in evaluation.Conditions)
            if (condition.Name == name)
                return condition;
        throw new InvalidOperationException("it was not compared");
    }

    private static Bar[] Bars(double[] closes) =>
    [
        .. closes.Select((close, index) => new Bar(
            Timestamp.FromSeconds(1_700_006_400 + index * 3_600), close, close, close, close, double.NaN)),
    ];

    private static BacktestSetup Setup(params (string Name, string Value)[] given) => new()
    {
        Instruments = [RiskCase.Spot with { Fees = FeeSchedule.None }],
        Timeframe = Timeframe.Of("1h"),
        Strategy = new NbbDefinition(),
        Parameters = given.ToDictionary(one => one.Name, one => one.Value),
        Venue = new SimulatedVenueOptions { SlippageFraction = 0m, SpreadIncrements = 0m },
    };

    private sealed class Signals : IBacktestObserver
    {
        public List<Signal> All { get; } = [];

        public List<string> Codes { get; } = [];

        public void OnFacts(ReadOnlySpan<AccountFact> facts)
        {
            foreach (var fact in facts)
                if (fact is AccountFact.SignalCreated created)
                    All.Add(created.Signal);
                else if (fact is AccountFact.SignalMoved { Code: { } code })
                    Codes.Add(code);
        }

        public void OnEquity(Timestamp closeTime, double equity, double exposureFraction)
        {
        }
    }
}
