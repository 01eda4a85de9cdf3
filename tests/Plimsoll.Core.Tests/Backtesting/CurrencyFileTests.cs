using System.Globalization;
using System.IO.Compression;
using Plimsoll.Core.Backtesting;
using Plimsoll.Core.Engine;
using Plimsoll.Core.Market;
using Plimsoll.Core.Simulation;
using Plimsoll.Core.Strategies.SmaCross;
using Plimsoll.Core.Tests.Risk;
using Plimsoll.Core.Trading;
using Plimsoll.Testing;

namespace Plimsoll.Core.Tests.Backtesting;

/// <summary>Minutes of EUR/USD as HistData prints them: every volume is 0, and yet every bar was traded.</summary>
public sealed class CurrencyFileTests
{
    private const int Fast = 10;
    private const int Slow = 50;

    private static readonly Instrument Euro = new()
    {
        Id = InstrumentId.Of("file:EURUSD"),
        AssetClass = AssetClass.Fx,
        Base = "EUR",
        Quote = "USD",
        PriceIncrement = 0.00001m,
        QuantityStep = 0.01m,
        MinQuantity = Quantity.Of(0.01m),
        ContractSize = 100_000m,
        MaintenanceMarginFraction = 0.005m,
        Fees = new FeeSchedule.PerLot(),
    };

    [Fact]
    public void A_file_without_volume_trades_at_its_opens()
    {
        var bars = Minutes().Take(5_000).ToArray();
        bars.ShouldAllBe(bar => bar.Volume == 0);

        var trips = Run(Euro, bars).Trips;

        trips.Count.ShouldBeGreaterThan(3);
        var trade = trips[0];
        var entry = Array.FindIndex(bars, bar => bar.OpenTime == trade.EntryTime);
        entry.ShouldBe(FirstCross(bars) + 1);
        trade.EntryPrice.ShouldBe((decimal)bars[entry].Open);
        var exit = Array.FindIndex(bars, bar => bar.OpenTime == trade.ExitTime);
        trade.ExitReason.ShouldBe(ExitReason.Stop);
        var stop = trade.InitialStop!.Value.Value;
        bars[entry..exit].ShouldAllBe(bar => (decimal)bar.Low > stop);
        ((decimal)bars[exit].Low).ShouldBeLessThanOrEqualTo(stop);
        trade.ExitPrice.ShouldBe(Math.Min((decimal)bars[exit].Open, stop));

        // Three tenths of 10,000 at 1.15 are 0.02 lots, rounded down.
        trade.Quantity.Value.ShouldBe(0.02m);
        trade.GrossPnl.Value.ShouldBe((trade.ExitPrice - trade.EntryPrice) * 2_000m);
        trade.Fees.Value.ShouldBe(0.02m * 7m);
    }

    [Fact]
    public void A_coin_that_did_not_trade_fills_nothing()
    {
        var coin = Run(Euro with { AssetClass = AssetClass.CryptoPerpetual }, [.. Minutes().Take(5_000)]);
        coin.Entries.ShouldBeGreaterThan(3);
        coin.Trips.ShouldBeEmpty();
    }

    private static Record Run(Instrument instrument, Bar[] bars)
    {
        var record = new Record();
        var session = new BacktestSession(
            new BacktestSetup
            {
                Instruments = [instrument],
                Timeframe = Timeframe.OneMinute,
                Strategy = new SmaCrossDefinition(),
                Parameters = new Dictionary<string, string> { ["fast"] = $"{Fast}", ["slow"] = $"{Slow}" },
                Sizing = new SizingRule.EquityFraction(0.3m),
                Leverage = 5m,
                Budget = RiskCase.Widest,
                Venue = new SimulatedVenueOptions { SlippageFraction = 0m, SpreadIncrements = 0m },
                FundingFraction = null,
            },
            record);
        foreach (var bar in bars)
            session.OnBar(in bar);
        session.Finish();
        return record;
    }

    // On decimals, from the definition: fast mean above slow mean on this close and not on the one before.
    private static int FirstCross(Bar[] bars)
    {
        var index = Slow;
        while (!(Mean(Fast, index) > Mean(Slow, index) && Mean(Fast, index - 1) <= Mean(Slow, index - 1)))
            index++;
        return index;

        decimal Mean(int length, int last) =>
            bars[(last + 1 - length)..(last + 1)].Sum(bar => (decimal)bar.Close) / length;
    }

    // Times are New York's winter time all year.
    private static IEnumerable<Bar> Minutes()
    {
        using var file = File.OpenRead(ReferenceData.PathOf("forex/histdata-EURUSD-M1-2019.csv.gz"));
        using var text = new StreamReader(new GZipStream(file, CompressionMode.Decompress));
        while (text.ReadLine() is { } line)
        {
            var cells = line.Split(';');
            var time = DateTimeOffset.ParseExact(cells[0] + " -05", "yyyyMMdd HHmmss zz", CultureInfo.InvariantCulture);
            yield return new Bar(Timestamp.From(time), At(1), At(2), At(3), At(4), At(5));

            double At(int cell) => double.Parse(cells[cell], CultureInfo.InvariantCulture);
        }
    }

    private sealed class Record : IBacktestObserver
    {
        public List<RoundTrip> Trips { get; } = [];

        public int Entries { get; private set; }

        public void OnFacts(ReadOnlySpan<AccountFact> facts)
        {
            foreach (var fact in facts)
                if (fact is AccountFact.RoundTripClosed { Trip: var trip })
                    Trips.Add(trip);
                else if (fact is AccountFact.OrderIntended { Ticket.IsEntry: true })
                    Entries++;
        }

        public void OnEquity(Timestamp closeTime, double equity, double exposureFraction)
        {
        }
    }
}
