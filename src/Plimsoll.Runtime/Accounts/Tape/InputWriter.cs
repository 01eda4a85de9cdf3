using System.Buffers;
using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;
using System.Text.Json;
using Plimsoll.Core.Market;
using Plimsoll.Runtime.Markets;
using Plimsoll.Runtime.Serialization;

namespace Plimsoll.Runtime.Accounts.Tape;

/// <summary>
/// Writes inputs down as they come, so that little is left to do when a commit waits: market events as numbers, all others
/// as JSON, packed a block at a time.
/// </summary>
public sealed class InputWriter
{
    internal const byte Json = 0;
    internal const byte Traded = 1;
    internal const byte Quoted = 2;
    internal const byte Closed = 3;
    internal const byte ClosedLate = 4;

    // A block is packed in less than half a millisecond.
    private const int BlockLength = 32 * 1024;

    // Ticks repeat themselves: the fastest quality already makes a fraction of them.
    private const int Quality = 1;
    private const int Window = 18;

    private readonly ArrayBufferWriter<byte> _piece = new();
    private readonly ArrayBufferWriter<byte> _block = new(2 * BlockLength);

    /// <summary>Inputs of the piece so far.</summary>
    public int Count { get; private set; }

    public void Add(AccountInput input)
    {
        Count++;
        switch (input)
        {
            case AccountInput.Told { Event: MarketEvent.Traded traded }:
                Write(traded);
                break;
            case AccountInput.Told { Event: MarketEvent.BarClosed closed }:
                Write(closed);
                break;
            default:
                var text = JsonSerializer.SerializeToUtf8Bytes(input, FactJson.Options);
                Write(Json);
                Write(text.Length);
                _block.Write(text);
                break;
        }

        if (_block.WrittenCount >= BlockLength)
            Pack();
    }

    /// <summary>All that was added since the last time; empty where nothing was.</summary>
    public byte[] Take()
    {
        if (_block.WrittenCount > 0)
            Pack();
        var piece = _piece.WrittenSpan.ToArray();
        _piece.ResetWrittenCount();
        Count = 0;
        return piece;
    }

    private void Write(MarketEvent.Traded traded)
    {
        var trade = traded.Trade;
        Write(traded.Quote is null ? Traded : Quoted);
        WriteHead(traded, trade.Time);
        Write(trade.Price);
        Write(trade.Quantity);
        Write(trade.IsBuyerMaker ? (byte)1 : (byte)0);
        Write(trade.Sequence);
        if (traded.Quote is not { } quote)
            return;
        Write(quote.Time.Micros);
        Write(quote.Bid);
        Write(quote.BidQuantity);
        Write(quote.Ask);
        Write(quote.AskQuantity);
    }

    private void Write(MarketEvent.BarClosed closed)
    {
        var bar = closed.Bar;
        Write(closed.IsLate ? ClosedLate : Closed);
        WriteHead(closed, bar.OpenTime);
        Write(bar.Open);
        Write(bar.High);
        Write(bar.Low);
        Write(bar.Close);
        Write(bar.Volume);
    }

    private void WriteHead(MarketEvent market, Timestamp time)
    {
        Write(market.Sequence);
        Write(market.InstrumentId.Value);
        Write(time.Micros);
    }

    // Length packed, length unpacked, both four bytes, little-endian; then the block.
    private void Pack()
    {
        var source = _block.WrittenSpan;
        var packed = new byte[BrotliEncoder.GetMaxCompressedLength(source.Length)];
        if (!BrotliEncoder.TryCompress(source, packed, out var length, Quality, Window))
            throw new InvalidOperationException("a block does not fit what it can be packed into");
        Write(_piece, length);
        Write(_piece, source.Length);
        _piece.Write(packed.AsSpan(0, length));
        _block.ResetWrittenCount();
    }

    private void Write(byte value) => _block.Write([value]);

    private void Write(int value) => Write(_block, value);

    private void Write(long value)
    {
        BinaryPrimitives.WriteInt64LittleEndian(_block.GetSpan(sizeof(long)), value);
        _block.Advance(sizeof(long));
    }

    private void Write(double value) => Write(BitConverter.DoubleToInt64Bits(value));

    private void Write(string text)
    {
        Write(Encoding.UTF8.GetByteCount(text));
        _block.Advance(Encoding.UTF8.GetBytes(text, _block.GetSpan(Encoding.UTF8.GetMaxByteCount(text.Length))));
    }

    private static void Write(ArrayBufferWriter<byte> to, int value)
    {
        BinaryPrimitives.WriteInt32LittleEndian(to.GetSpan(sizeof(int)), value);
        to.Advance(sizeof(int));
    }
}
