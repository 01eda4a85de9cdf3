using Plimsoll.Core.Backtesting;
using Plimsoll.Core.Engine;
using Plimsoll.Core.Market;
using Plimsoll.Core.Strategies.BuyAndHold;
using Plimsoll.Core.Tests.Risk;
using Plimsoll.Core.Trading;

namespace Plimsoll.Core.Tests.Strategies;

public sealed class BuyAndHoldTests
{
    [Fact]
    public void It_buys_at_the_second_open_and_sells_at_the_last_close()
    {
        var books = new Books();
        var session = new BacktestSession(
            new BacktestSetup
            {
                Instruments = [RiskCase.Spot],
                Timeframe = Timeframe.Of("1h"),
                Strategy = new BuyAndHoldDefinition(),
                Parameters = new Dictionary<string, string>(),
            },
            books);
        var bars = StrategyDriver.Walk(4, 500);
        foreach (var bar in bars)
            session.OnBar(in bar);
        session.Finish();
        var trip = books.Trips.ShouldHaveSingleItem();
        trip.EntryTime.ShouldBe(bars[1].OpenTime);
        trip.ExitReason.ShouldBe(ExitReason.EndOfData);
        var share = trip.EntryPrice * trip.Quantity.Value / 10_000m;
        share.ShouldBe(0.02m, 0.0005m, "the hard limit of risk, because all of it is at risk");
    }

    private sealed class Books : IBacktestObserver
    {
        public List<RoundTrip> Trips { get; } = [];

        public void OnFacts(ReadOnlySpan<AccountFact> facts)
        {
            foreach (var fact in facts)
                if (fact is AccountFact.RoundTripClosed closed)
                    Trips.Add(closed.Trip);
        }

        public void OnEquity(Timestamp closeTime, double equity, double exposureFraction)
        {
        }
    }
}
