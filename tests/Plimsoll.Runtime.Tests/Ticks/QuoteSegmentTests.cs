using Plimsoll.Runtime.Ticks;

namespace Plimsoll.Runtime.Tests.Ticks;

public sealed class QuoteSegmentTests
{
    [Fact]
    public void Every_bit_of_any_quote_comes_back()
    {
        var maker = new TickMaker(seed: 11);
        foreach (var count in new[] { 1, 2, 37, 1_000, TickSegment.MaxRows })
        {
            var quotes = maker.WildQuotes(count);

            RoundTrip(quotes).Select(Bits).ShouldBe(quotes.Select(Bits));
        }
    }

    [Fact]
    public void What_is_no_segment_is_not_written()
    {
        var quotes = new TickMaker(seed: 12).WildQuotes(TickSegment.MaxRows + 1);

        Should.Throw<ArgumentException>(() => QuoteSegment.Encode([]));
        Should.Throw<ArgumentException>(() => QuoteSegment.Encode(quotes));
        Should.Throw<ArgumentException>(() => QuoteSegment.Encode([quotes[1], quotes[0]]));
    }

    private static QuoteTick[] RoundTrip(QuoteTick[] quotes)
    {
        var rows = new QuoteTick[TickSegment.MaxRows];
        return rows[..QuoteSegment.Decode(QuoteSegment.Encode(quotes), rows)];
    }

    private static (long, long, long, long, long, long) Bits(QuoteTick tick) => (
        tick.Sequence, tick.Quote.Time.Micros, BitConverter.DoubleToInt64Bits(tick.Quote.Bid),
        BitConverter.DoubleToInt64Bits(tick.Quote.BidQuantity), BitConverter.DoubleToInt64Bits(tick.Quote.Ask),
        BitConverter.DoubleToInt64Bits(tick.Quote.AskQuantity));
}
