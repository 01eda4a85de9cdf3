using Plimsoll.Core.Indicators;
using Plimsoll.Core.Market;
using Plimsoll.Core.Simulation;
using Plimsoll.Core.Strategies;
using Plimsoll.Core.Trading;

namespace Plimsoll.Core.Tests.Strategies;

/// <summary>A strategy by itself: bars in, proposals out, no account.</summary>
internal sealed class StrategyDriver
{
    private readonly IndicatorHub _hub;
    private readonly Strategy _strategy;

    public StrategyDriver(
        StrategyDefinition definition, Instrument instrument, Timeframe timeframe, params (string, string)[] given)
    {
        var problems = new List<ParameterProblem>();
        var parameters = definition.TryBuild(given.ToDictionary(one => one.Item1, one => one.Item2), problems);
        problems.ShouldBeEmpty();
        _hub = new IndicatorHub(timeframe);
        _strategy = definition.Create(parameters!, instrument, _hub);
        Evaluation = new Evaluation(_strategy.ConditionNames.Count);
    }

    public Strategy Strategy => _strategy;

    /// <summary>What was compared on the last bar.</summary>
    public Evaluation Evaluation { get; }

    /// <summary>What the strategy is shown as known; null unless somebody sets it.</summary>
    public KnownFacts? Known { get; init; }

    /// <summary>Proposals on a bar, while holding a trade or none.</summary>
    public List<SignalProposal> On(in Bar bar, OpenTrade? trade = null)
    {
        var proposals = new List<SignalProposal>();
        _hub.Update(in bar).ShouldBeTrue();
        Evaluation.Begin(bar.OpenTime);
        _strategy.OnBar(new StrategyView(bar, trade, false) { Known = Known }, Evaluation, proposals);
        return proposals;
    }

    /// <summary>Entries of a strategy that never gets filled.</summary>
    public List<NaiveEntry> Entries(IReadOnlyList<Bar> bars)
    {
        var entries = new List<NaiveEntry>();
        for (var index = 0; index < bars.Count; index++)
            foreach (var proposal in On(bars[index]).Where(one => one.Action == SignalAction.Open))
                entries.Add(new NaiveEntry(
                    index, proposal.Side, proposal.StopLoss!.Value, proposal.TakeProfit ?? double.NaN,
                    proposal.OrderType == OrderType.Limit ? proposal.Price!.Value : double.NaN));
        return entries;
    }

    /// <summary>Hourly bars of a random walk with a drift that changes its mind, on cents.</summary>
    public static Bar[] Walk(ulong seed, int length)
    {
        var random = new SeededRandom(seed);
        var bars = new Bar[length];
        var (close, drift) = (100.0, 0.0);
        for (var index = 0; index < length; index++)
        {
            if (index % 150 == 0)
                drift = 0.002 * random.Normal();
            var open = close;
            close = Cents(Math.Max(5, open * (1 + drift + 0.006 * random.Normal())));
            var low = Cents(Math.Min(open, close) * (1 - 0.003 * random.Uniform()));
            var high = Cents(Math.Max(open, close) * (1 + 0.003 * random.Uniform()));
            var volume = Math.Round(100 + 900 * random.Uniform());
            bars[index] = new Bar(
                Timestamp.FromSeconds(3_600L * index), open, Math.Max(high, close), Math.Min(low, close), close, volume);
        }

        return bars;
    }

    private static double Cents(double price) => Math.Round(price * 100) / 100;
}
