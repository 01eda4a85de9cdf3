using Plimsoll.Core.Backtesting;
using Plimsoll.Core.Engine;
using Plimsoll.Core.Market;
using Plimsoll.Core.Strategies;
using Plimsoll.Core.Trading;

namespace Plimsoll.Core.Tests.Backtesting.Portfolios;

/// <summary>A backtest with everything it said; bars of several instruments are put in order by sorting, not merging.</summary>
internal sealed class PortfolioRun : IBacktestObserver
{
    public PortfolioRun(BacktestSetup setup, params IReadOnlyList<Bar>[] bars)
    {
        Session = new BacktestSession(setup, this);
        var steps = bars.SelectMany((series, slot) => series.Select(bar => new SlotBar(slot, bar)))
            .GroupBy(one => one.Bar.OpenTime).OrderBy(step => step.Key);
        foreach (var step in steps)
            Session.OnBars([.. step.OrderBy(one => one.Slot)]);

        Session.Finish();
    }

    public BacktestSession Session { get; }

    public List<AccountFact> Facts { get; } = [];

    public List<(Timestamp Time, double Equity, double Exposure)> Points { get; } = [];

    public List<SlotBar> Final { get; } = [];

    public IEnumerable<OrderTicket> Orders => Facts.OfType<AccountFact.OrderIntended>().Select(fact => fact.Ticket);

    public IEnumerable<Fill> Fills => Facts.OfType<AccountFact.FillBooked>().Select(fact => fact.Fill);

    public IEnumerable<RoundTrip> Trips => Facts.OfType<AccountFact.RoundTripClosed>().Select(fact => fact.Trip);

    /// <summary>Every refusal's code with the instrument it met.</summary>
    public IEnumerable<(InstrumentId Id, string? Code)> Refusals
    {
        get
        {
            var signals = Facts.OfType<AccountFact.SignalCreated>().ToDictionary(fact => fact.Signal.Number);
            return Facts.OfType<AccountFact.SignalMoved>().Where(moved => moved.To == SignalStatus.Rejected)
                .Select(moved => (signals[moved.SignalNumber].Signal.InstrumentId, moved.Code));
        }
    }

    /// <summary>Trades of one instrument, free of the numbers that a shared account gives.</summary>
    public IEnumerable<string> TripsOf(Instrument instrument) =>
        Trips.Where(trip => trip.InstrumentId == instrument.Id).Select(Text);

    public static BacktestSetup Setup(StrategyDefinition strategy, params Instrument[] instruments) => new()
    {
        Instruments = instruments,
        Timeframe = Markets.Hour,
        Strategy = strategy,
        Parameters = new Dictionary<string, string>(),
    };

    public static string Text(RoundTrip trip) =>
        $"{trip.InstrumentId} {trip.Side} {trip.EntryTime} {trip.EntryPrice} {trip.ExitTime} {trip.ExitPrice} "
        + $"{trip.Quantity} {trip.NetPnl} {trip.ExitReason} {trip.IsAmbiguous} {trip.WorstPrice} {trip.BestPrice}";

    public void OnFacts(ReadOnlySpan<AccountFact> facts) => Facts.AddRange(facts);

    public void OnFinalBars(ReadOnlySpan<SlotBar> bars) => Final.AddRange(bars);

    public void OnEquity(Timestamp closeTime, double equity, double exposureFraction) =>
        Points.Add((closeTime, equity, exposureFraction));
}
