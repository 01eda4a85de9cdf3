using System.Text.Json.Nodes;
using Plimsoll.Core.Engine;
using Plimsoll.Core.Indicators;
using Plimsoll.Core.Indicators.Windows;
using Plimsoll.Core.Market;
using Plimsoll.Core.Simulation;
using Plimsoll.Core.Strategies;
using Plimsoll.Core.Strategies.Rules;
using Plimsoll.Core.Tests.Risk;
using Plimsoll.Core.Trading;

namespace Plimsoll.Core.Tests.Strategies.Rules;

public sealed class RuleWindowTests
{
    private const IndicatorInput Bars = IndicatorInput.Bars | IndicatorInput.Volume;
    private const IndicatorInput All = Bars | IndicatorInput.Trades | IndicatorInput.Quotes;

    [Fact]
    public void A_document_may_look_at_windows()
    {
        RuleText.Problems(Looking("pump_magnitude_pct(10,60,30)", "spread_pct")).ShouldBeEmpty();
        RuleText.Problems(Looking("twpa(60,300)", "spread_pct")).ShouldHaveSingleItem().Code.ShouldBe("indicator.window");
    }

    [Fact]
    public void What_it_needs_is_told_with_the_condition()
    {
        var definition = new RuleDefinition(RuleText.Document(Looking("deal_count(60,0)", "spread_pct")), 1);
        definition.MissingInput(All).ShouldBeNull();
        definition.MissingInput(Bars)
            .ShouldBe("s1_signal: deal_count(60,0) > 0 needs Trades, which this data does not have");
        definition.MissingInput(Bars | IndicatorInput.Trades)
            .ShouldBe("o1_cancel: spread_pct > 99.5 needs Quotes, which this data does not have");
        new RuleDefinition(RuleText.Document(RuleText.Good), 1).MissingInput(Bars).ShouldBeNull();
    }

    [Fact]
    public void A_run_without_what_it_needs_does_not_begin()
    {
        var definition = new RuleDefinition(RuleText.Document(Looking("deal_count(60,0)", "spread_pct")), 1);
        var instruments = new InstrumentTable([RiskCase.Spot]);
        var trades = new SharedTicks(IndicatorInput.Trades);
        foreach (var ticks in new[] { null, trades })
            Should.Throw<IndicatorException>(() => StrategyRun.Create(Configuration, definition, instruments, 10, ticks))
                .Code.ShouldBe("indicator.input_missing");
        trades.IsUsed.ShouldBeFalse();
        var both = new SharedTicks(IndicatorInput.Trades | IndicatorInput.Quotes);
        StrategyRun.Create(Configuration, definition, instruments, 10, both).Indicators.ReleaseWindows();
        both.IsUsed.ShouldBeFalse();
    }

    [Fact]
    public void Every_bar_reads_the_windows_that_end_with_it()
    {
        var ticks = new SharedTicks(IndicatorInput.Trades | IndicatorInput.Quotes);
        var hub = new IndicatorHub(Timeframe.OneMinute, ticks: ticks);
        var program = new RuleProgram(RuleText.Document(Looking("deal_count(90,30)", "spread_pct")), hub);
        var (trades, quotes, checkedBars) = (new List<Trade>(), new List<Quote>(), 0);
        var builder = new BarBuilder(Timeframe.OneMinute);
        var market = new SyntheticMarket(
            new SyntheticMarketOptions { Instruments = [SyntheticInstrument.Defaults[0]], TradesPerMinute = 20 });
        for (var number = 0; number < 5_000; number++)
        {
            market.Next(out _, out var trade, out var quote);
            if (builder.Add(in trade, out var final))
            {
                hub.Update(final.Bar);
                checkedBars += Check(program, final.Bar.OpenTime + Timeframe.OneMinute.Length, trades, quotes) ? 1 : 0;
            }

            ticks.Update(in quote);
            ticks.Update(in trade);
            trades.Add(trade);
            quotes.Add(quote);
        }

        checkedBars.ShouldBeGreaterThan(200);
    }

    private static RunConfiguration Configuration => new()
    {
        Id = RunId.None,
        Name = "windows",
        StrategyName = "windows",
        StrategyVersion = 1,
        Parameters = new Dictionary<string, string>(),
        InstrumentId = RiskCase.Spot.Id,
        Timeframe = Timeframe.OneMinute,
        Sizing = new SizingRule.EquityFraction(0.02m),
        Budget = Core.Risk.RunBudget.Strategy,
    };

    // False while the windows are not covered; then nothing may have an answer.
    private static bool Check(RuleProgram program, Timestamp now, List<Trade> trades, List<Quote> quotes)
    {
        var evaluation = new Evaluation(200);
        var own = new double[Enum.GetValues<OwnValue>().Length];
        program.Evaluate(RuleSection.Signal, own, evaluation);
        program.Evaluate(RuleSection.Cancel, own, evaluation);
        var (count, spread) = (evaluation.Conditions[0].Left, evaluation.Conditions[1].Left);
        var last = quotes[^1];
        spread.ShouldBe(100 * (last.Ask - last.Bid) / ((last.Ask + last.Bid) / 2));
        var (from, to) = (now - TimeSpan.FromSeconds(90), now - TimeSpan.FromSeconds(30));
        if (from < trades[0].Time)
        {
            count.ShouldBe(double.NaN);
            return false;
        }

        var within = trades.Count(trade => trade.Time >= from && trade.Time < to);
        count.ShouldBe(within == 0 ? double.NaN : within);
        return true;
    }

    private static string Looking(string signal, string cancel) => RuleText.With(root =>
    {
        root["s1_signal"]!["conditions"] = new JsonArray(
            JsonNode.Parse($$"""{ "indicator": "{{signal}}", "operator": ">", "value": 0 }"""));
        root["o1_cancel"]!["conditions"]![0]!["indicator"] = cancel;
    });
}
