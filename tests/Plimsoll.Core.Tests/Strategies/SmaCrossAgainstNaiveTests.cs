using System.Globalization;
using Plimsoll.Core.Backtesting;
using Plimsoll.Core.Engine;
using Plimsoll.Core.Market;
using Plimsoll.Core.Risk;
using Plimsoll.Core.Simulation;
using Plimsoll.Core.Strategies.SmaCross;
using Plimsoll.Core.Tests.Risk;
using Plimsoll.Core.Trading;

namespace Plimsoll.Core.Tests.Strategies;

/// <summary>The engine against an independent loop, trade by trade and to the last digit of the cash.</summary>
public sealed class SmaCrossAgainstNaiveTests
{
    private const int BarsARun = 3_000;
    private const int Seeds = 25;

    public static TheoryData<string> Names => [.. Cases.Keys];

    private static Dictionary<string, NaiveRules> Cases { get; } = new()
    {
        ["minutes, free"] = Rules("1m", 3, 8) with { Fraction = 0.02m },
        ["minutes, costly"] = Rules("1m", 3, 8) with { Fraction = 0.02m, Fee = 0.001m, Slippage = 0.0001m, SpreadIncrements = 1 },
        ["quarters, free"] = Rules("15m", 4, 12),
        ["quarters, slipping"] = Rules("15m", 4, 12) with { Fee = 0.0004m, Slippage = 0.0001m },
        ["hours, spread"] = Rules("1h", 5, 20) with { Slippage = 0.0001m, SpreadIncrements = 1, StopAtr = 1m },
        ["hours, fees"] = Rules("1h", 5, 20) with { Fee = 0.001m, SpreadIncrements = 1, StopAtr = 0.5m, Fraction = 0.3m },
        ["wild quarters"] = Rules("15m", 2, 5) with { Fee = 0.0005m, StopAtr = 1.5m, Volatility = 8 },
        ["gaps beyond stops"] = Rules("4h", 2, 4) with
        {
            Fee = 0.0005m,
            StopAtr = 0.3m,
            Volatility = 14,
            Gaps = 2.5,
        },
        ["both ways, free"] = Rules("1h", 4, 12) with { Both = true, Fraction = 0.1m },
        ["both ways, costly"] = Rules("1h", 4, 12) with
        {
            Both = true,
            Fee = 0.0005m,
            Slippage = 0.0001m,
            Fraction = 0.2m,
        },
        ["wild four hours"] = Rules("4h", 2, 5) with { Fee = 0.0005m, Slippage = 0.0005m, SpreadIncrements = 2, Volatility = 6 },
    };

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_trade_is_the_same(string name)
    {
        for (var seed = 1UL; seed <= Seeds; seed++)
        {
            var rules = For(Cases[name], seed);
            var bars = Swings(seed, rules);
            var naive = Naive(rules, bars);
            var record = new Record();
            var session = new BacktestSession(Setup(rules, seed), record);
            foreach (var bar in bars)
                session.OnBar(in bar);
            session.Finish();

            record.Trades.ShouldBe(naive.Trades, $"seed {seed}, {rules}");
            session.Engine.State.Ledger.Cash.Value.ShouldBe(naive.Cash, $"seed {seed}, {rules}");
        }
    }

    [Fact]
    public void Every_rule_had_its_say()
    {
        var runs = Cases.Values.SelectMany(rules => Enumerable.Range(1, Seeds).Select(seed =>
        {
            var own = For(rules, (ulong)seed);
            return Naive(own, Swings((ulong)seed, own));
        })).ToList();
        runs.SelectMany(run => run.Refusals.Keys).Distinct().ShouldBe(
            ["entries a day", "entries an hour", "five losses", "run's daily loss", "daily loss", "shutdown"], ignoreOrder: true);
        runs.SelectMany(run => run.Trades).Select(trade => trade.Reason).Distinct().ShouldBe(
            ["Stop", "SignalClose", "EndOfData", "Emergency"], ignoreOrder: true);
        runs.Sum(run => run.Trades.Zip(run.Trades.Skip(1)).Count(pair =>
            pair.First.Reason == "SignalClose" && pair.First.ExitTime == pair.Second.EntryTime))
            .ShouldBeGreaterThan(50);
    }

    private static NaiveSmaCross Naive(NaiveRules rules, Bar[] bars)
    {
        var naive = new NaiveSmaCross(rules);
        naive.Run(bars);
        return naive;
    }

    private static NaiveRules Rules(string timeframe, int fast, int slow) => new()
    {
        BarSeconds = Timeframe.Of(timeframe).Seconds,
        Timeframe = timeframe,
        Fast = fast,
        Slow = slow,
    };

    /// <summary>Every second seed has the budget of a lone strategy, the others the widest there is.</summary>
    private static NaiveRules For(NaiveRules rules, ulong seed) => seed % 2 == 0
        ? rules with { Exposure = 0.95m, RunDailyLoss = 0.05m, EntriesPerDay = 20 }
        : rules with { Exposure = 0.05m, RunDailyLoss = 0.02m, EntriesPerDay = 5 };

    private static BacktestSetup Setup(NaiveRules rules, ulong seed) => new()
    {
        Instruments =
        [
            RiskCase.Spot with
            {
                AssetClass = rules.Both ? AssetClass.CryptoPerpetual : AssetClass.CryptoSpot,
                MaintenanceMarginFraction = rules.Both ? 0.005m : 0m,
                Fees = new FeeSchedule.OfValue(rules.Fee, rules.Fee),
            },
        ],
        FundingFraction = null,
        Timeframe = Timeframe.Of(rules.Timeframe),
        Strategy = new SmaCrossDefinition(),
        Parameters = new Dictionary<string, string>
        {
            ["direction"] = rules.Both ? "both" : "long",
            ["fast"] = $"{rules.Fast}",
            ["slow"] = $"{rules.Slow}",
            ["stopAtr"] = rules.StopAtr.ToString(CultureInfo.InvariantCulture),
        },
        Sizing = new SizingRule.EquityFraction(rules.Fraction),
        Budget = seed % 2 == 0 ? RiskCase.Widest : RunBudget.Strategy,
        Venue = new SimulatedVenueOptions
        {
            SlippageFraction = rules.Slippage,
            SpreadIncrements = rules.SpreadIncrements,
        },
    };

    /// <summary>A random walk on cents around slow waves: without waves five losses end every run at once.</summary>
    private static Bar[] Swings(ulong seed, NaiveRules rules)
    {
        var random = new SeededRandom(seed);
        var noise = rules.Volatility * (0.001 + 0.004 * random.Uniform());
        var close = Cents(50 + 200 * random.Uniform());
        var bars = new Bar[BarsARun];
        for (var index = 0; index < bars.Length; index++)
        {
            var open = Cents(close * Math.Max(0.3, 1 + rules.Gaps * noise * random.Normal()));
            var wave = 0.6 * noise * Math.Sin(index * 2 * Math.PI / (60 + seed));
            close = Cents(open * Math.Max(0.3, 1 + wave + noise * random.Normal()));
            var high = Cents(Math.Max(open, close) * (1 + noise * random.Uniform()));
            var low = Cents(Math.Min(open, close) / (1 + noise * random.Uniform()));
            var time = Timestamp.FromSeconds(1_700_000_000 / 86_400 * 86_400 + index * rules.BarSeconds);
            bars[index] = new Bar(time, open, high, low, close, double.NaN);
        }

        return bars;
    }

    private static double Cents(double price) => Math.Round(price * 100) / 100;

    private sealed class Record : IBacktestObserver
    {
        public List<NaiveTrade> Trades { get; } = [];

        public void OnFacts(ReadOnlySpan<AccountFact> facts)
        {
            foreach (var fact in facts)
                if (fact is AccountFact.RoundTripClosed { Trip: var trip })
                    Trades.Add(new NaiveTrade(
                        trip.EntryTime.Micros / 1_000_000, trip.ExitTime.Micros / 1_000_000,
                        trip.EntryPrice, trip.ExitPrice, trip.Quantity.Value, trip.Fees.Value, $"{trip.ExitReason}"));
        }

        public void OnEquity(Timestamp closeTime, double equity, double exposureFraction)
        {
        }
    }
}
