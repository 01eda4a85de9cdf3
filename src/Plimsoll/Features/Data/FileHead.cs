using System.Buffers.Binary;
using System.IO.Compression;

namespace Plimsoll.Features.Data;

/// <summary>The first lines of a file that is received as a request's body.</summary>
/// <param name="Text">Unpacked; ends with a whole line unless the file itself does not.</param>
/// <param name="IsWhole">Whether that is all of it.</param>
/// <param name="IsDamaged">Whether unpacking failed although the whole file is there.</param>
internal sealed record FileHead(byte[] Text, bool IsWhole, bool IsDamaged)
{
    // Packed bytes looked at; a page that only wants a preview sends no more than these.
    private const int MaxPacked = 1024 * 1024;
    private const int MaxText = 128 * 1024;

    /// <summary>Reads the body to its end, so that the sender can go on to read the answer.</summary>
    public static async Task<FileHead> ReadAsync(Stream body, CancellationToken stop)
    {
        var packed = new byte[MaxPacked];
        var length = await body.ReadAtLeastAsync(packed, packed.Length, throwOnEndOfStream: false, stop);
        var isAll = length < packed.Length;
        await body.CopyToAsync(Stream.Null, stop);
        using var content = new MemoryStream(packed, 0, length, writable: false);
        await using var text = Opened(content, packed.AsSpan(0, length));
        return await UnpackAsync(text, isAll, stop);
    }

    // The list of a zip archive stands at its end, which may not be here: its first file begins behind its own header
    // (APPNOTE.TXT 4.3.7: method at 8, lengths of name and extra field at 26 and 28).
    private static Stream Opened(MemoryStream content, ReadOnlySpan<byte> packed)
    {
        const int Header = 30;
        const ushort Deflated = 8;
        if (packed is [0x1F, 0x8B, ..])
            return new GZipStream(content, CompressionMode.Decompress);
        if (packed.Length < Header || packed is not [(byte)'P', (byte)'K', 3, 4, ..]
            || BinaryPrimitives.ReadUInt16LittleEndian(packed[8..]) != Deflated)
            return content;
        content.Position = Header + BinaryPrimitives.ReadUInt16LittleEndian(packed[26..])
            + BinaryPrimitives.ReadUInt16LittleEndian(packed[28..]);
        return new DeflateStream(content, CompressionMode.Decompress);
    }

    private static async Task<FileHead> UnpackAsync(Stream source, bool isAll, CancellationToken stop)
    {
        var text = new byte[MaxText];
        var length = 0;
        var isBroken = false;
        try
        {
            int count;
            while ((count = await source.ReadAsync(text.AsMemory(length), stop)) > 0)
                length += count;
        }
        catch (Exception broken) when (broken is InvalidDataException or EndOfStreamException)
        {
            isBroken = true;
        }
        var isWhole = isAll && !isBroken && length < text.Length;
        if (!isWhole && Array.LastIndexOf(text, (byte)'\n', Math.Max(0, length - 1)) is >= 0 and var lastEnd)
            length = lastEnd + 1;
        return new FileHead(text[..length], isWhole, isBroken && isAll);
    }
}
