using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;
using System.Text.Json;
using Plimsoll.Core.Market;
using Plimsoll.Runtime.Markets;
using Plimsoll.Runtime.Serialization;

namespace Plimsoll.Runtime.Accounts.Tape;

/// <summary>Inputs as they are stored, a piece a commit.</summary>
public static class InputText
{
    // A run that joins brings the bars that warm it up; nothing is larger.
    private const int LongestBlock = 256 * 1024 * 1024;

    public static byte[] Write(IReadOnlyList<AccountInput> inputs)
    {
        var writer = new InputWriter();
        foreach (var input in inputs)
            writer.Add(input);
        return writer.Take();
    }

    /// <exception cref="InvalidDataException">They are not what was written.</exception>
    public static IReadOnlyList<AccountInput> Read(ReadOnlySpan<byte> piece)
    {
        try
        {
            var inputs = new List<AccountInput>();
            while (!piece.IsEmpty)
                ReadBlock(ref piece, inputs);
            return inputs;
        }
        catch (Exception broken) when (broken is JsonException or InvalidOperationException or FormatException
            or ArgumentException or IOException)
        {
            throw new InvalidDataException($"Inputs cannot be read: {broken.Message}", broken);
        }
    }

    private static void ReadBlock(ref ReadOnlySpan<byte> piece, List<AccountInput> inputs)
    {
        const int Head = 2 * sizeof(int);
        if (piece.Length < Head)
            throw new EndOfStreamException("they end in the middle of a block");
        var (packed, length) = (
            BinaryPrimitives.ReadInt32LittleEndian(piece), BinaryPrimitives.ReadInt32LittleEndian(piece[sizeof(int)..]));
        if (packed < 0 || packed > piece.Length - Head || length is < 0 or > LongestBlock)
            throw new EndOfStreamException("a block is not as long as it says");
        var block = new byte[length];
        if (!BrotliDecoder.TryDecompress(piece.Slice(Head, packed), block, out var written) || written != length)
            throw new FormatException("a block cannot be unpacked");
        piece = piece[(Head + packed)..];
        using var reader = new BinaryReader(new MemoryStream(block));
        while (reader.BaseStream.Position < length)
            inputs.Add(ReadOne(reader));
    }

    private static AccountInput ReadOne(BinaryReader reader) => reader.ReadByte() switch
    {
        InputWriter.Json => JsonSerializer.Deserialize<AccountInput>(ReadText(reader), FactJson.Options)
            ?? throw new JsonException("an input is an object"),
        InputWriter.Traded => new AccountInput.Told(ReadTrade(reader)),
        InputWriter.Quoted => new AccountInput.Told(ReadTrade(reader) with { Quote = ReadQuote(reader) }),
        InputWriter.Closed => new AccountInput.Told(ReadBar(reader)),
        InputWriter.ClosedLate => new AccountInput.Told(ReadBar(reader) with { IsLate = true }),
        var other => throw new FormatException($"no input is of kind {other}"),
    };

    private static byte[] ReadText(BinaryReader reader)
    {
        var length = reader.ReadInt32();
        return length >= 0 && reader.ReadBytes(length) is var text && text.Length == length
            ? text
            : throw new EndOfStreamException("a text is not as long as it says");
    }

    private static MarketEvent.Traded ReadTrade(BinaryReader reader)
    {
        var (number, id, time) = ReadHead(reader);
        return new MarketEvent.Traded(number, id, new Trade(
            time, reader.ReadDouble(), reader.ReadDouble(), reader.ReadBoolean(), reader.ReadInt64()));
    }

    private static Quote ReadQuote(BinaryReader reader) => new(
        new Timestamp(reader.ReadInt64()), reader.ReadDouble(), reader.ReadDouble(), reader.ReadDouble(),
        reader.ReadDouble());

    private static MarketEvent.BarClosed ReadBar(BinaryReader reader)
    {
        var (number, id, time) = ReadHead(reader);
        return new MarketEvent.BarClosed(number, id, new Bar(
            time, reader.ReadDouble(), reader.ReadDouble(), reader.ReadDouble(), reader.ReadDouble(),
            reader.ReadDouble()));
    }

    private static (long Number, InstrumentId Id, Timestamp Time) ReadHead(BinaryReader reader) =>
        (reader.ReadInt64(), InstrumentId.Of(Encoding.UTF8.GetString(ReadText(reader))), new Timestamp(reader.ReadInt64()));
}
