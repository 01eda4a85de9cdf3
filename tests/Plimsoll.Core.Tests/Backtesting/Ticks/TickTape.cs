using Plimsoll.Core.Backtesting;
using Plimsoll.Core.Engine;
using Plimsoll.Core.Indicators;
using Plimsoll.Core.Market;
using Plimsoll.Core.Simulation;
using Plimsoll.Core.Strategies;
using Plimsoll.Core.Strategies.Rules;
using Plimsoll.Core.Tests.Risk;
using Plimsoll.Core.Trading;

namespace Plimsoll.Core.Tests.Backtesting.Ticks;

/// <summary>A backtest over trades, with everything that it said.</summary>
internal sealed class TickTape : IBacktestObserver
{
    private readonly List<(Bar Bar, Condition[] Conditions)> _evaluations = [];
    private readonly BacktestSession _session;
    private long _bars;

    public TickTape(BacktestSetup setup) => _session = new BacktestSession(setup, this);

    public List<AccountFact> Facts { get; } = [];

    public List<SlotBar> FinalBars { get; } = [];

    public List<Timestamp> Points { get; } = [];

    /// <summary>What the first strategy compared on each of its bars.</summary>
    public IReadOnlyList<(Bar Bar, Condition[] Conditions)> Evaluations => _evaluations;

    public IEnumerable<Fill> Fills => Facts.OfType<AccountFact.FillBooked>().Select(fact => fact.Fill);

    public IEnumerable<RoundTrip> Trips => Facts.OfType<AccountFact.RoundTripClosed>().Select(fact => fact.Trip);

    public static BacktestSetup Setup(string document, Timeframe timeframe, params Instrument[] instruments) => new()
    {
        Instruments = instruments,
        Timeframe = timeframe,
        Ticks = IndicatorInput.Trades | IndicatorInput.Quotes,
        Strategy = new RuleDefinition(RuleReader.Read(document), 1),
        Parameters = new Dictionary<string, string>(),
        Budget = RiskCase.Widest,
        Venue = new SimulatedVenueOptions { SlippageFraction = 0m, SpreadIncrements = 0m },
    };

    public void Feed(IEnumerable<SlotTick> ticks)
    {
        foreach (var tick in ticks)
        {
            _session.OnTick(in tick);
            if (_session.Bars > _bars && _session.Run.History.Last is { } last && FinalBars[^1].Slot == 0)
                _evaluations.Add((FinalBars[^1].Bar, last.Conditions.ToArray()));
            _bars = _session.Bars;
        }

        _session.Finish();
    }

    public void OnFacts(ReadOnlySpan<AccountFact> facts) => Facts.AddRange(facts);

    public void OnFinalBars(ReadOnlySpan<SlotBar> bars) => FinalBars.AddRange(bars);

    public void OnEquity(Timestamp closeTime, double equity, double exposureFraction) => Points.Add(closeTime);

    public static List<SlotTick> Market(SyntheticMarketOptions options, int count)
    {
        var market = new SyntheticMarket(options);
        var ticks = new List<SlotTick>(count);
        for (var number = 0; number < count; number++)
        {
            market.Next(out var slot, out var trade, out var quote);
            ticks.Add(new SlotTick(slot, trade, quote));
        }

        return ticks;
    }
}
