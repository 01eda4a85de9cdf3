using Plimsoll.Core.Backtesting.Reporting;
using Plimsoll.Core.Engine;
using Plimsoll.Core.Market;
using Plimsoll.Core.Simulation;
using Plimsoll.Core.Trading;

namespace Plimsoll.Core.Tests.Backtesting.Ticks;

public sealed class TickBacktestTests
{
    private static readonly SyntheticInstrument Alpha = SyntheticInstrument.Defaults[0];
    private static readonly SyntheticMarketOptions Options = new() { Instruments = [Alpha] };

    // Buys every rising bar; a stop, a target and a way out.
    private const string Eager =
        """
        {
          "schemaVersion": 1, "strategyName": "eager", "direction": "long", "timeframe": "15s",
          "globalLimits": { "tradesPerDay": 20, "cooldownAfterCloseMinutes": 0 },
          "s1_signal": { "conditions": [ { "indicator": "close", "operator": ">", "valueIndicator": "open" } ] },
          "o1_cancel": { "timeoutSeconds": 60, "cooldownMinutes": 0, "conditions": [] },
          "z1_entry": {
            "conditions": [ { "indicator": "spread_pct", "operator": "<", "value": 50 } ],
            "stopLoss": { "offsetPercent": 0.2 }, "takeProfit": { "offsetPercent": 0.4 } },
          "ze1_close": { "conditions": [ { "indicator": "position_age_seconds", "operator": ">=", "value": 3600 } ] }
        }
        """;

    [Theory]
    [InlineData("1s")]
    [InlineData("15s")]
    [InlineData("5m")]
    public void Bars_are_those_of_the_trades(string timeframe)
    {
        var ticks = TickTape.Market(Options, 20_000);
        var tape = new TickTape(TickTape.Setup(Eager, Timeframe.Of(timeframe), Alpha.Instrument));
        tape.Feed(ticks);
        var builder = new BarBuilder(Timeframe.Of(timeframe));
        var expected = new List<Bar>();
        foreach (var tick in ticks)
            if (builder.Add(tick.Trade, out var final))
                expected.Add(final.Bar);
        tape.FinalBars.Select(one => one.Bar).ShouldBe(expected);
        tape.Points.ShouldBe(
            [.. expected.Select(bar => bar.OpenTime + Timeframe.Of(timeframe).Length), ticks[^1].Trade.Time]);
    }

    [Fact]
    public void Every_order_gets_the_trade_that_a_naive_search_finds()
    {
        var ticks = TickTape.Market(Options, 200_000);
        var setup = TickTape.Setup(Eager, Timeframe.Of("15s"), Alpha.Instrument);
        var tape = new TickTape(setup);
        tape.Feed(ticks);
        var orders = tape.Facts.OfType<AccountFact.OrderIntended>().ToDictionary(fact => fact.Ticket.IntentNumber);
        var (kinds, last) = (new HashSet<OrderType>(), ticks[^1].Trade.Time);
        foreach (var fill in tape.Fills)
        {
            var intended = orders[fill.IntentNumber];
            var from = intended.At + setup.Venue.Latency;
            var met = ticks.Select(tick => tick.Trade).SkipWhile(trade => trade.Time < from).ToArray();
            var naive = met.FirstOrDefault(trade => Touches(intended.Ticket, trade.Price));
            if (naive == default && fill.Time == last)
                continue;
            fill.Time.ShouldBe(naive.Time);
            var hasRested = naive != met[0];
            var price = intended.Ticket.Type == OrderType.Limit && hasRested
                ? intended.Ticket.LimitPrice!.Value.Value
                : (decimal)naive.Price;
            Math.Abs(fill.Price.Value - price).ShouldBeLessThan(0.000_001m);
            kinds.Add(intended.Ticket.Type);
        }

        kinds.ShouldBe([OrderType.Market, OrderType.Stop, OrderType.Limit], ignoreOrder: true);
        tape.Trips.Count().ShouldBeGreaterThan(5);
    }

    [Fact]
    public void Instruments_share_one_account_in_the_order_of_time()
    {
        var options = new SyntheticMarketOptions { Instruments = [Alpha, SyntheticInstrument.Defaults[1]] };
        var ticks = TickTape.Market(options, 60_000);
        var setup = TickTape.Setup(
            Eager, Timeframe.Of("15s"), [.. options.Instruments.Select(one => one.Instrument)]);
        var tape = new TickTape(setup);
        tape.Feed(ticks);
        tape.Fills.Select(fill => fill.InstrumentId).Distinct().Count().ShouldBe(2);
        tape.Fills.Select(fill => fill.Time).ShouldBeInOrder();
        foreach (var slot in new[] { 0, 1 })
        {
            var builder = new BarBuilder(setup.Timeframe);
            var expected = new List<Bar>();
            foreach (var tick in ticks)
                if (builder.AdvanceTo(tick.Trade.Time, out var final) | (tick.Slot == slot && builder.Add(tick.Trade, out _)))
                    expected.Add(final.Bar);
            tape.FinalBars.Where(one => one.Slot == slot).Select(one => one.Bar).ShouldBe(expected);
        }
    }

    [Fact]
    public void A_trade_from_before_the_last_one_is_refused()
    {
        var tape = new TickTape(TickTape.Setup(Eager, Timeframe.OneMinute, Alpha.Instrument));
        var ticks = TickTape.Market(Options, 2);
        Should.Throw<ArgumentException>(() => tape.Feed([ticks[1], ticks[0]]));
    }

    [Fact]
    public void A_report_over_trades_says_so_and_is_the_same_every_time()
    {
        var ticks = TickTape.Market(Options, 50_000);
        var (first, second) = (Report(ticks), Report(ticks));
        first.ResultHash.ShouldBe(second.ResultHash);
        first.Data.Sha256.ShouldBe(second.Data.Sha256);
        (first.Fidelity, first.Data.Trades, first.Data.Grade).ShouldBe((FidelityGrade.B, 50_000L, null));
        first.Configuration.DetailTimeframe.ShouldBe("ticks");
        first.Assumptions.Single(one => one.Name == "Fill model").Value.ShouldStartWith("market trades");
        first.Metrics.TotalTrades.ShouldBeGreaterThan(3);
        var changed = ticks.ToList();
        changed[40_000] = changed[40_000] with { Trade = changed[40_000].Trade with { Quantity = 7 } };
        Report(changed).Data.Sha256.ShouldNotBe(first.Data.Sha256);
    }

    private static BacktestReport Report(IEnumerable<SlotTick> ticks)
    {
        using var backtest = new Backtest(
            TickTape.Setup(Eager, Timeframe.Of("15s"), Alpha.Instrument),
            new ReportOrigin { Sources = [new DataSource("synthetic", "1")], CodeVersion = "test" });
        foreach (var tick in ticks)
            backtest.OnTick(in tick);
        return backtest.Finish();
    }

    private static bool Touches(OrderTicket ticket, double price) => ticket.Type switch
    {
        OrderType.Stop => price <= (double)ticket.StopPrice!.Value.Value,
        OrderType.Limit => price > (double)ticket.LimitPrice!.Value.Value,
        _ => true,
    };
}
