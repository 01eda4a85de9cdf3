using Plimsoll.Core.Backtesting;
using Plimsoll.Core.Backtesting.Reporting;
using Plimsoll.Core.Engine;
using Plimsoll.Core.Indicators;
using Plimsoll.Core.Market;
using Plimsoll.Core.Strategies.Rules;
using Plimsoll.Core.Tests.Risk;

namespace Plimsoll.Core.Tests.Backtesting.Portfolios;

/// <summary>Strategies that look at another instrument than the one they trade.</summary>
public sealed class ReferenceTests
{
    private const int Period = 100;

    private static readonly Instrument[] Two = Markets.Named("AAA", "BBB");
    private static readonly Timeframe FourHours = Timeframe.Of("4h");

    [Fact]
    public void Every_bar_sees_the_pairs_that_have_closed_with_it()
    {
        for (var seed = 1UL; seed <= 5; seed++)
        {
            var (own, other) = (WithGaps(seed, 400), WithGaps(seed + 100, 400));
            var seen = Drive(Looking(Markets.Hour), own, other);
            ShouldAgree(seen, own, other);
        }
    }

    [Fact]
    public void An_instrument_that_is_traded_too_is_seen_the_same()
    {
        var (own, other) = (WithGaps(1, 400), WithGaps(101, 400));
        var together = Looking(Markets.Hour) with { Instruments = Two, References = [] };

        Drive(together, own, other).ShouldBe(Drive(Looking(Markets.Hour), own, other));
        // In whatever order the two stand on the account.
        var turned = together with { Instruments = [Two[1], Two[0]] };
        Drive(turned, other, own, run: 1).ShouldBe(Drive(Looking(Markets.Hour), own, other));
        // With itself an instrument moves alike.
        Drive(together, own, other, run: 1).Last(one => !double.IsNaN(one.Value)).Value.ShouldBe(1, 1e-9);
    }

    [Fact]
    public void Bars_built_from_finer_ones_are_compared_as_they_become_final()
    {
        var (own, other) = (WithGaps(3, 1_600), WithGaps(103, 1_600));
        var seen = Drive(Looking(FourHours) with { DetailTimeframe = Markets.Hour }, own, other);
        ShouldAgree(seen, Built(own), Built(other));
    }

    [Fact]
    public void Bars_of_trades_are_compared_too()
    {
        var setup = Looking(Markets.Hour) with { Ticks = IndicatorInput.Trades };
        var (own, other) = (WithGaps(5, 300), WithGaps(105, 300));
        var seen = new List<(Timestamp Time, double Value)>();
        var session = new BacktestSession(setup, new Nobody());
        var ticks = own.SelectMany(bar => Trades(0, bar)).Concat(other.SelectMany(bar => Trades(1, bar)))
            .OrderBy(tick => tick.Trade.Time).ThenByDescending(tick => tick.Slot);
        foreach (var tick in ticks)
        {
            session.OnTick(in tick);
            Note(session.Run, seen);
        }

        // The last bar ends after the last trade.
        ShouldAgree(seen, own[..^1], other);
    }

    [Fact]
    public void What_is_only_looked_at_changes_no_account_and_stands_in_the_report()
    {
        var (own, other) = (Markets.Walk(1, 600, Markets.Hour), Markets.Walk(2, 600, Markets.Hour));
        var setup = Looking(Markets.Hour);
        var origin = new ReportOrigin { Sources = [new("file", "a.csv"), new("file", "b.csv")], CodeVersion = "1" };
        using var backtest = new Backtest(setup, origin);
        for (var i = 0; i < own.Length; i++)
            backtest.OnBars([new SlotBar(0, own[i]), new SlotBar(1, other[i])]);
        var report = backtest.Finish();

        report.Instruments.ShouldHaveSingleItem().Rules.Id.ShouldBe(Two[0].Id.Value);
        (report.Data.Rows, report.Data.Name, report.StrategyBars).ShouldBe((600, "a.csv", 600));
        var line = report.Assumptions.Single(one => one.Name == "Looked at, not traded");
        line.Value.ShouldBe("test:BBBUSDT");
        line.Note.ShouldStartWith("file b.csv, 600 bars, SHA-256 ");
    }

    [Fact]
    public void Without_its_bars_a_run_does_not_begin_and_names_the_condition()
    {
        var refused = Should.Throw<IndicatorException>(
            () => new BacktestSession(Looking(Markets.Hour) with { References = [] }, new Nobody()));
        refused.Code.ShouldBe("indicator.reference_missing");
        refused.Message.ShouldStartWith(
            "/s1_signal/conditions/0: correlation(test:BBBUSDT,100) >= -2 needs bars of test:BBBUSDT");
    }

    [Fact]
    public void A_document_tells_where_it_looks_at_others()
    {
        var nested = Document.Replace(
            """{ "indicator": "close", "operator": ">", "value": 0 }""",
            """
            { "indicator": "close", "operator": ">", "value": 0 },
            { "logic": "ANY", "conditions": [
              { "indicator": "close", "operator": ">", "value": 1 },
              { "indicator": "rsi", "operator": ">", "valueIndicator": "correlation(test:CCCUSDT)" } ] }
            """,
            StringComparison.Ordinal);
        new RuleDefinition(RuleReader.Read(nested), 1).References.Select(use => (use.Instrument.Value, use.Path)).ShouldBe(
            [("test:BBBUSDT", "/s1_signal/conditions/0"), ("test:CCCUSDT", "/z1_entry/conditions/1/conditions/1")]);
    }

    [Fact]
    public void A_preview_of_a_document_sees_what_a_run_sees()
    {
        var (own, other) = (WithGaps(7, 400), WithGaps(107, 400));
        var positive = RuleReader.Read(Document.Replace("-2", "0", StringComparison.Ordinal));
        var preview = new RulePreview(positive, Markets.Hour, id => id == Two[1].Id);
        var next = 0;
        foreach (var bar in own)
        {
            for (; next < other.Length && other[next].OpenTime <= bar.OpenTime; next++)
                preview.OnReference(Two[1].Id, other[next]);
            preview.OnBar(in bar);
        }

        preview.References.ShouldBe([Two[1].Id]);
        preview.Conditions[0].TrueBars.ShouldBe(
            Drive(Looking(Markets.Hour), own, other).Count(one => one.Value >= 0));
        Should.Throw<IndicatorException>(() => new RulePreview(positive, Markets.Hour))
            .Code.ShouldBe("indicator.reference_missing");
    }

    private const string Document =
        """
        {
          "schemaVersion": 1, "strategyName": "together", "direction": "long", "timeframe": "1h",
          "s1_signal": { "conditions": [ { "indicator": "correlation(test:BBBUSDT,100)", "operator": ">=", "value": -2 } ] },
          "z1_entry": {
            "conditions": [ { "indicator": "close", "operator": ">", "value": 0 } ],
            "stopLoss": { "offsetPercent": 2 }, "takeProfit": { "offsetPercent": 4 } },
          "ze1_close": { "conditions": [ { "indicator": "position_age_seconds", "operator": ">=", "value": 36000 } ] }
        }
        """;

    private static BacktestSetup Looking(Timeframe timeframe) => new()
    {
        Instruments = [Two[0]],
        References = [Two[1]],
        Timeframe = timeframe,
        Strategy = new RuleDefinition(RuleReader.Read(Document), 1),
        Parameters = new Dictionary<string, string>(),
        Budget = RiskCase.Widest,
    };

    // What a run compared on each of its bars, as the driver was fed.
    private static List<(Timestamp Time, double Value)> Drive(
        BacktestSetup setup, Bar[] first, Bar[] second, int run = 0)
    {
        var session = new BacktestSession(setup, new Nobody());
        var seen = new List<(Timestamp Time, double Value)>();
        var steps = first.Select(bar => new SlotBar(0, bar)).Concat(second.Select(bar => new SlotBar(1, bar)))
            .GroupBy(one => one.Bar.OpenTime).OrderBy(step => step.Key);
        foreach (var step in steps)
        {
            SlotBar[] traded = [.. step.Where(one => one.Slot < setup.Instruments.Count).OrderBy(one => one.Slot)];
            SlotBar[] others = [.. step.Where(one => one.Slot >= setup.Instruments.Count)];
            if (others.Length > 0)
                session.OnReferences(others);
            if (traded.Length > 0)
                session.OnBars(traded);
            Note(session.Runs[run], seen);
        }

        return seen;
    }

    private static void Note(StrategyRun run, List<(Timestamp Time, double Value)> seen)
    {
        if (run.History.Last is { } last && (seen.Count == 0 || last.BarTime > seen[^1].Time))
            seen.Add((last.BarTime, last.Conditions[0].Left));
    }

    private static void ShouldAgree(
        List<(Timestamp Time, double Value)> seen, IReadOnlyList<Bar> own, IReadOnlyList<Bar> other)
    {
        var others = other.ToDictionary(bar => bar.OpenTime);
        var shared = new List<(double Own, double Other)>();
        var expected = new List<(Timestamp Time, double Value)>();
        foreach (var bar in own)
        {
            if (others.TryGetValue(bar.OpenTime, out var beside))
                shared.Add((bar.Close, beside.Close));
            expected.Add((bar.OpenTime, Textbook(shared)));
        }

        seen.Select(one => one.Time).ShouldBe(expected.Take(seen.Count).Select(one => one.Time));
        seen.Count.ShouldBeInRange(expected.Count - 1, expected.Count);
        var compared = 0;
        for (var i = 0; i < seen.Count; i++)
        {
            double.IsNaN(seen[i].Value).ShouldBe(double.IsNaN(expected[i].Value), $"{seen[i].Time}");
            if (double.IsNaN(expected[i].Value))
                continue;
            seen[i].Value.ShouldBe(expected[i].Value, 1e-9);
            compared++;
        }

        compared.ShouldBeGreaterThan(100);
    }

    private static double Textbook(List<(double Own, double Other)> closes)
    {
        var returns = closes.Skip(1)
            .Select((now, i) => (X: now.Own / closes[i].Own - 1, Y: now.Other / closes[i].Other - 1))
            .TakeLast(Period).ToArray();
        if (returns.Length < 100)
            return double.NaN;
        var (x, y) = (returns.Average(one => one.X), returns.Average(one => one.Y));
        return returns.Sum(one => (one.X - x) * (one.Y - y))
            / Math.Sqrt(returns.Sum(one => (one.X - x) * (one.X - x)) * returns.Sum(one => (one.Y - y) * (one.Y - y)));
    }

    private static Bar[] WithGaps(ulong seed, int count) =>
        [.. Markets.Walk(seed, count, Markets.Hour).Where((_, i) => i % (17 + (int)(seed % 7)) != 3)];

    private static List<Bar> Built(IEnumerable<Bar> bars)
    {
        var aggregator = new BarAggregator(Markets.Hour, FourHours);
        var built = new List<Bar>();
        foreach (var bar in bars)
        {
            if (aggregator.Add(in bar, out var before))
                built.Add(before);
            if (aggregator.AdvanceTo(bar.OpenTime + Markets.Hour.Length, out var current))
                built.Add(current);
        }

        return built;
    }

    private static IEnumerable<SlotTick> Trades(int slot, Bar bar)
    {
        double[] prices = [bar.Open, bar.High, bar.Low, bar.Close];
        return prices.Select((price, i) => new SlotTick(
            slot, new Trade(bar.OpenTime + TimeSpan.FromMinutes(14 * i), price, 1, false, 0), null));
    }

    private sealed class Nobody : IBacktestObserver
    {
        public void OnFacts(ReadOnlySpan<AccountFact> facts)
        {
        }

        public void OnEquity(Timestamp closeTime, double equity, double exposureFraction)
        {
        }
    }
}
