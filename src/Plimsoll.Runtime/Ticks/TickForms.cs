using Plimsoll.Core.Market;

namespace Plimsoll.Runtime.Ticks;

/// <summary>The kinds of ticks there are.</summary>
public static class TickForms
{
    public static TickForm<TradeTick> Trades { get; } = new TradeForm();

    public static TickForm<QuoteTick> Quotes { get; } = new QuoteForm();

    private sealed class TradeForm() : TickForm<TradeTick>(TickKind.Trade)
    {
        public override long SequenceOf(in TradeTick row) => row.Trade.Sequence;

        public override Timestamp TimeOf(in TradeTick row) => row.Trade.Time;

        public override byte[] Encode(ReadOnlySpan<TradeTick> rows) => TradeSegment.Encode(rows);

        public override int Decode(ReadOnlySpan<byte> data, Span<TradeTick> rows) => TradeSegment.Decode(data, rows);

        internal override TickRun RunOf(int slot, ReadOnlyMemory<TradeTick> rows) => new(slot, Kind, rows, default);
    }

    private sealed class QuoteForm() : TickForm<QuoteTick>(TickKind.Quote)
    {
        public override long SequenceOf(in QuoteTick row) => row.Sequence;

        public override Timestamp TimeOf(in QuoteTick row) => row.Quote.Time;

        public override byte[] Encode(ReadOnlySpan<QuoteTick> rows) => QuoteSegment.Encode(rows);

        public override int Decode(ReadOnlySpan<byte> data, Span<QuoteTick> rows) => QuoteSegment.Decode(data, rows);

        internal override TickRun RunOf(int slot, ReadOnlyMemory<QuoteTick> rows) => new(slot, Kind, default, rows);
    }
}
