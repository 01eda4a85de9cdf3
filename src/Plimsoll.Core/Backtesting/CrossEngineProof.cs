using System.Globalization;
using Plimsoll.Core.Backtesting.Reporting;
using Plimsoll.Core.Engine;
using Plimsoll.Core.Market;
using Plimsoll.Core.Risk;
using Plimsoll.Core.Simulation;
using Plimsoll.Core.Strategies.SmaCross;
using Plimsoll.Core.Trading;

namespace Plimsoll.Core.Backtesting;

/// <summary>
/// The trade that other engines are compared by: sma-cross, long, one unit, 10,000,000 of cash, fee 0.1 % a side, no
/// slippage, no stop, no limit; filled at the next open, what is open at the end stays open. It goes the whole street,
/// risk gate, venue, ledger and statistics included, under limits that only measurements can reach.
/// </summary>
/// <param name="bars">One-minute bars, ascending in time, prices with at most two decimals.</param>
public sealed class CrossEngineProof(ReadOnlyMemory<Bar> bars)
{
    private static readonly Instrument Unit = new()
    {
        Id = InstrumentId.Of("sim:PROOF-USD"),
        AssetClass = AssetClass.CryptoSpot,
        Base = "PROOF",
        Quote = "USD",
        PriceIncrement = 0.01m,
        QuantityStep = 1m,
        Fees = FeeSchedule.TenthOfPercent,
    };

    /// <summary>One run over all bars.</summary>
    /// <exception cref="ArgumentException">Periods that sma-cross refuses.</exception>
    public CrossEngineResult Run(int fast, int slow)
    {
        using var recorder = new BacktestRecorder(
            EquityStatisticsOptions.For(Unit.AssetClass, Timeframe.OneMinute), new InstrumentTable([Unit]));
        var books = new Books(recorder);
        var session = new BacktestSession(Setup(fast, slow), books);
        foreach (ref readonly var bar in bars.Span)
            session.OnBar(in bar);
        session.Finish();
        var state = session.Engine.State;
        return new CrossEngineResult
        {
            FinalEquity = state.Marks.Exact().Value,
            Fees = books.Fees.Value,
            Fills = books.Fills,
            RoundTrips = recorder.Trades.Trades.Count,
            IsOpenAtEnd = !state.PositionOf(Unit.Id).IsFlat,
            MaxDrawdown = recorder.Equity.Summarize().MaxDrawdown,
        };
    }

    private static BacktestSetup Setup(int fast, int slow) => new()
    {
        Instruments = [Unit],
        Timeframe = Timeframe.OneMinute,
        Strategy = new WithoutStop(new SmaCrossDefinition()),
        Parameters = new Dictionary<string, string>
        {
            ["fast"] = fast.ToString(CultureInfo.InvariantCulture),
            ["slow"] = slow.ToString(CultureInfo.InvariantCulture),
        },
        InitialBalance = new Money(10_000_000m),
        Sizing = new SizingRule.FixedQuantity(1m),
        Limits = RiskLimits.ForMeasurement(),
        Budget = RunBudget.ForMeasurement(),
        Venue = new SimulatedVenueOptions { SlippageFraction = 0m, SpreadIncrements = 0m, VolumeShare = 1m },
        ClosesAtEnd = false,
    };

    private sealed class Books(BacktestRecorder recorder) : IBacktestObserver
    {
        public Money Fees { get; private set; }

        public int Fills { get; private set; }

        public void OnFacts(ReadOnlySpan<AccountFact> facts)
        {
            foreach (var fact in facts)
                if (fact is AccountFact.FillBooked booked)
                    (Fees, Fills) = (Fees + booked.Fill.Fee, Fills + 1);
            recorder.OnFacts(facts);
        }

        public void OnEquity(Timestamp closeTime, double equity, double exposureFraction) =>
            recorder.OnEquity(closeTime, equity, exposureFraction);
    }
}
