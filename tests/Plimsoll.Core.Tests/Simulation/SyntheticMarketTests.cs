using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text.Json;
using Plimsoll.Core.Market;
using Plimsoll.Core.Simulation;

namespace Plimsoll.Core.Tests.Simulation;

public sealed class SyntheticMarketTests
{
    // Pinned: the same on every machine. It changes only when the generator is changed on purpose.
    private const string HashOfFirst100000Trades =
        "264e311ec74dcab4e5876e9543860c3eaa8db48ce54aed55785b889559d3f0b3";

    private static readonly SyntheticMarketOptions Calm = new() { EpisodesPerDay = 0, TradesPerMinute = 6 };

    [Fact]
    public void The_first_100000_trades_of_the_default_market_are_pinned()
    {
        var numbers = new List<long>();
        foreach (var (index, trade) in Trades(new SyntheticMarket(new SyntheticMarketOptions()), 100_000))
            numbers.AddRange(
                index, trade.Time.Micros, BitConverter.DoubleToInt64Bits(trade.Price),
                BitConverter.DoubleToInt64Bits(trade.Quantity), trade.IsBuyerMaker ? 1 : 0, trade.Sequence);
        var hash = SHA256.HashData(MemoryMarshal.AsBytes(CollectionsMarshal.AsSpan(numbers)));
        Convert.ToHexStringLower(hash).ShouldBe(HashOfFirst100000Trades);
    }

    [Fact]
    public void Trades_come_in_one_total_order_without_holes()
    {
        var market = new SyntheticMarket(new SyntheticMarketOptions { TradesPerMinute = 600 });
        var sequences = new long[market.Instruments.Count];
        var last = (Time: Timestamp.MinValue, Index: 0);
        foreach (var (index, trade) in Trades(market, 50_000))
        {
            trade.Sequence.ShouldBe(++sequences[index]);
            (trade.Time, index).CompareTo(last).ShouldBePositive();
            last = (trade.Time, index);
        }

        market.Count.ShouldBe(50_000);
    }

    [Fact]
    public void Prices_lie_on_the_increment_and_quantities_on_the_step()
    {
        var market = new SyntheticMarket(new SyntheticMarketOptions());
        foreach (var (index, trade) in Trades(market, 20_000))
        {
            var instrument = market.Instruments[index].Instrument;
            instrument.IsOnIncrement(Instrument.Traded(trade.Price)).ShouldBeTrue();
            instrument.IsOnStep(Quantity.Of((decimal)trade.Quantity)).ShouldBeTrue();
            trade.Quantity.ShouldBeGreaterThan(0);
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(777)]
    [InlineData(40_003)]
    public void A_restored_market_goes_on_as_if_nothing_had_happened(int before)
    {
        var options = new SyntheticMarketOptions { EpisodesPerDay = 20 };
        var market = new SyntheticMarket(options);
        Trades(market, before).Count().ShouldBe(before);
        var text = JsonSerializer.Serialize(market.Capture());
        var state = JsonSerializer.Deserialize<SyntheticMarketState>(text)!;
        var restored = SyntheticMarket.Restore(options, state);
        restored.Count.ShouldBe(before);
        Trades(restored, 50_000).ShouldBe(Trades(market, 50_000));
    }

    [Fact]
    public void A_checkpoint_of_another_market_is_refused()
    {
        var state = new SyntheticMarket(new SyntheticMarketOptions()).Capture();
        Should.Throw<ArgumentException>(() => SyntheticMarket.Restore(new SyntheticMarketOptions { Seed = 2 }, state));
        var fewer = new SyntheticMarketOptions { Instruments = [SyntheticInstrument.Defaults[0]] };
        Should.Throw<ArgumentException>(() => SyntheticMarket.Restore(fewer, state));
    }

    [Fact]
    public void Another_seed_is_another_market() =>
        Trades(new SyntheticMarket(new SyntheticMarketOptions { Seed = 2 }), 100)
            .ShouldNotBe(Trades(new SyntheticMarket(new SyntheticMarketOptions()), 100));

    [Fact]
    public void An_instrument_trades_the_same_alone_as_among_others()
    {
        var alone = new SyntheticMarketOptions { Instruments = [SyntheticInstrument.Defaults[3]] };
        var expected = Trades(new SyntheticMarket(new SyntheticMarketOptions()), 50_000)
            .Where(one => one.Index == 3).Select(one => one.Trade).ToArray();
        Trades(new SyntheticMarket(alone), expected.Length).Select(one => one.Trade).ShouldBe(expected);
    }

    [Fact]
    public void The_number_of_trades_halves_at_night()
    {
        var market = new SyntheticMarket(new SyntheticMarketOptions { EpisodesPerDay = 0 });
        var hours = new int[24];
        var start = new SyntheticMarketOptions().Start;
        foreach (var (_, trade) in UntilDays(market, 1))
            hours[(int)((trade.Time - start).TotalHours % 24)]++;
        (hours[6..22].Average() / 300).ShouldBe(60, 1);
        (hours[..6].Average() / 300).ShouldBe(30, 1);
    }

    [Fact]
    public void Daily_volatility_is_near_its_parameter()
    {
        foreach (var (id, target) in new[] { ("sim:ALPHA-USD", 0.03), ("sim:EUR-USD", 0.006) })
        {
            var returns = Returns(Calm, id, "1d", 150);
            var deviation = Math.Sqrt(returns.Average(value => value * value));
            (deviation / target).ShouldBeInRange(0.55, 1.25, id);
        }
    }

    [Fact]
    public void Instruments_correlate_by_the_square_of_the_common_factor()
    {
        // Five-minute returns: short enough that regimes do not blur them.
        var (left, right) = (Returns(Calm, "sim:ALPHA-USD", "5m", 20), Returns(Calm, "sim:DELTA-USD", "5m", 20));
        var count = Math.Min(left.Length, right.Length);
        count.ShouldBeGreaterThan(5_000);
        Correlation(left[..count], right[..count]).ShouldBeInRange(0.22, 0.45);
    }

    [Fact]
    public void Episodes_happen_to_coins_only_and_keep_their_shape()
    {
        var market = new SyntheticMarket(new SyntheticMarketOptions { EpisodesPerDay = 10, TradesPerMinute = 1 });
        foreach (var (_, _) in UntilDays(market, 20))
            continue;
        market.Episodes.Count.ShouldBeInRange(400, 850);
        market.Episodes.ShouldAllBe(one => one.InstrumentId.Symbol != "EUR-USD");
        var falseShare = market.Episodes.Average(one => one.Kind == SyntheticEpisodeKind.FalseStart ? 1.0 : 0);
        falseShare.ShouldBe(0.3, 0.08);
        market.Episodes.ShouldAllBe(one =>
            one.Peak - one.Start >= TimeSpan.FromSeconds(180) && one.End - one.Peak >= TimeSpan.FromSeconds(300));
    }

    [Fact]
    public void A_pump_lifts_the_price_and_the_dump_takes_half_or_more_back()
    {
        // Almost still, so that nothing but the episode moves the price.
        var options = new SyntheticMarketOptions { EpisodesPerDay = 20, DailyVolatilityFraction = 0.001 };
        var market = new SyntheticMarket(options);
        var trades = UntilDays(market, 2).Where(one => one.Index == 0).Select(one => one.Trade).ToArray();
        var pumps = market.Episodes.Where(IsDumped).ToArray();
        pumps.Length.ShouldBeGreaterThan(10);
        foreach (var pump in pumps)
        {
            var (before, peak) = (PriceAt(trades, pump.Start), PriceAt(trades, pump.Peak));
            var after = PriceAt(trades, pump.End);
            (peak / before - 1).ShouldBeInRange(0.055, 0.26);
            ((peak - after) / (peak - before)).ShouldBeInRange(0.4, 1.1);
        }

        static bool IsDumped(SyntheticEpisode one) =>
            one.Kind == SyntheticEpisodeKind.PumpAndDump && one.InstrumentId.Symbol == "ALPHA-USD"
            && one.End < Timestamp.From(new DateTimeOffset(2026, 1, 2, 23, 0, 0, TimeSpan.Zero));
    }

    [Fact]
    public void Parameters_out_of_range_are_named_with_their_range()
    {
        Refused(() => new() { TradesPerMinute = 0.5 }, "1 to 6000");
        Refused(() => new() { TradesPerMinute = double.NaN }, "1 to 6000");
        Refused(() => new() { DailyVolatilityFraction = 0.6 }, "0.001 to 0.5");
        Refused(() => new() { Correlation = 0.96 }, "0 to 0.95");
        Refused(() => new() { SpreadIncrements = 101 }, "1 to 100");
        Refused(() => new() { EpisodesPerDay = -1 }, "0 to 20");
        Refused(() => new() { Instruments = [] }, "1 to 50");
        Refused(() => new() { Start = new Timestamp(1) }, "whole minute");
        var one = SyntheticInstrument.Defaults[0];
        Refused(() => new() { Instruments = [one, one] }, "differ");
        Refused(() => new() { Instruments = [one with { StartPrice = 0 }] }, "StartPrice");
        var odd = one with { Instrument = one.Instrument with { PriceIncrement = 0.03m } };
        Refused(() => new() { Instruments = [odd] }, "divide 1");
    }

    private static void Refused(Func<SyntheticMarketOptions> create, string hint) =>
        Should.Throw<ArgumentOutOfRangeException>(() => create()).Message.ShouldContain(hint);

    private static IEnumerable<(int Index, Trade Trade)> Trades(SyntheticMarket market, int count)
    {
        for (var i = 0; i < count; i++)
        {
            market.Next(out var index, out var trade);
            yield return (index, trade);
        }
    }

    private static IEnumerable<(int Index, Trade Trade)> UntilDays(SyntheticMarket market, int days)
    {
        var end = new SyntheticMarketOptions().Start + TimeSpan.FromDays(days);
        while (true)
        {
            market.Next(out var index, out var trade);
            if (trade.Time >= end)
                yield break;
            yield return (index, trade);
        }
    }

    private static double[] Returns(SyntheticMarketOptions options, string id, string timeframe, int days)
    {
        var range = new SyntheticRange(options.Start, options.Start + TimeSpan.FromDays(days));
        var closes = SyntheticBars.Generate(options, InstrumentId.Of(id), Timeframe.Of(timeframe), range)
            .Select(bar => bar.Close).ToArray();
        return [.. closes.Skip(1).Zip(closes, (now, before) => now / before - 1)];
    }

    private static double Correlation(double[] left, double[] right)
    {
        var (meanLeft, meanRight) = (left.Average(), right.Average());
        var both = left.Zip(right, (a, b) => (a - meanLeft) * (b - meanRight)).Sum();
        var squaresLeft = left.Sum(a => (a - meanLeft) * (a - meanLeft));
        return both / Math.Sqrt(squaresLeft * right.Sum(b => (b - meanRight) * (b - meanRight)));
    }

    private static double PriceAt(Trade[] trades, Timestamp time) => trades.Last(trade => trade.Time <= time).Price;
}
