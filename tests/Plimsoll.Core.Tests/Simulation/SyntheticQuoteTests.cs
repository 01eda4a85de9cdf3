using System.Text.Json;
using Plimsoll.Core.Market;
using Plimsoll.Core.Simulation;

namespace Plimsoll.Core.Tests.Simulation;

public sealed class SyntheticQuoteTests
{
    private static readonly SyntheticMarketOptions Options = new() { EpisodesPerDay = 20 };

    [Fact]
    public void Looking_at_quotes_changes_no_trade()
    {
        var (looked, blind) = (new SyntheticMarket(Options), new SyntheticMarket(Options));
        for (var count = 0; count < 100_000; count++)
        {
            looked.Next(out var index, out var trade, out var quote);
            blind.Next(out var sameIndex, out var same);
            (index, trade).ShouldBe((sameIndex, same));
            quote.Time.ShouldBe(trade.Time);
        }
    }

    [Fact]
    public void A_trade_met_the_bid_or_the_ask()
    {
        var market = new SyntheticMarket(Options);
        for (var count = 0; count < 200_000; count++)
        {
            market.Next(out var index, out var trade, out var quote);
            quote.IsConsistent.ShouldBeTrue();
            quote.Bid.ShouldBeLessThan(quote.Ask);
            (trade.IsBuyerMaker ? quote.Bid : quote.Ask).ShouldBe(trade.Price);
            Math.Min(quote.BidQuantity, quote.AskQuantity).ShouldBeGreaterThan(0);
            var increments = (decimal)quote.Ask / market.Instruments[index].Instrument.PriceIncrement;
            Math.Abs(increments - decimal.Round(increments)).ShouldBeLessThan(0.000001m);
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(40_003)]
    public void A_restored_market_goes_on_with_the_same_quotes(int before)
    {
        var market = new SyntheticMarket(Options);
        Quotes(market, before).Count.ShouldBe(before);
        var state = JsonSerializer.Deserialize<SyntheticMarketState>(JsonSerializer.Serialize(market.Capture()))!;
        Quotes(SyntheticMarket.Restore(Options, state), 20_000).ShouldBe(Quotes(market, 20_000));
    }

    [Fact]
    public void An_instrument_alone_has_the_same_quotes_as_among_others()
    {
        var id = Options.Instruments[1].Instrument.Id;
        var all = new SyntheticMarket(Options);
        var alone = new SyntheticMarket(Options with { Instruments = [Options.Instruments[1]] });
        for (var seen = 0; seen < 5_000;)
        {
            all.Next(out var index, out _, out var quote);
            if (all.Instruments[index].Instrument.Id != id)
                continue;
            seen++;
            alone.Next(out _, out _, out var same);
            same.ShouldBe(quote);
        }
    }

    [Fact]
    public void A_pump_is_bid_for_and_a_dump_drains_the_book()
    {
        var options = Options with { Instruments = [Options.Instruments[0]], TradesPerMinute = 600 };
        var market = new SyntheticMarket(options);
        var quotes = Quotes(market, 1_000_000);
        var episodes = market.Episodes.Where(
            one => one.Kind == SyntheticEpisodeKind.PumpAndDump && one.End < quotes[^1].Time).ToArray();
        episodes.Length.ShouldBeGreaterThan(5);
        foreach (var episode in episodes)
        {
            var quiet = Between(quotes, episode.Start, episode.Start + TimeSpan.FromSeconds(60));
            var rise = Between(quotes, episode.Peak - TimeSpan.FromSeconds(30), episode.Peak);
            var dump = Between(quotes, episode.Peak + TimeSpan.FromSeconds(31), episode.Peak + TimeSpan.FromSeconds(60));
            rise.Average(Imbalance).ShouldBeInRange(0.4, 0.8);
            dump.Average(Imbalance).ShouldBeInRange(-0.8, -0.4);
            (dump.Average(Top) / quiet.Average(Top)).ShouldBeInRange(0.08, 0.5);
            dump.Average(Spread).ShouldBeGreaterThan(quiet.Average(Spread) * 1.5);
        }
    }

    private static double Imbalance(Quote quote) =>
        (quote.BidQuantity - quote.AskQuantity) / (quote.BidQuantity + quote.AskQuantity);

    private static double Top(Quote quote) => quote.BidQuantity * quote.Bid + quote.AskQuantity * quote.Ask;

    private static double Spread(Quote quote) => quote.Ask - quote.Bid;

    private static Quote[] Between(List<Quote> quotes, Timestamp from, Timestamp to) =>
        [.. quotes.Where(quote => quote.Time >= from && quote.Time < to)];

    private static List<Quote> Quotes(SyntheticMarket market, int count)
    {
        var quotes = new List<Quote>(count);
        for (var number = 0; number < count; number++)
        {
            market.Next(out _, out _, out var quote);
            quotes.Add(quote);
        }

        return quotes;
    }
}
