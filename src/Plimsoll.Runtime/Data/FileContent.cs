using System.IO.Compression;

namespace Plimsoll.Runtime.Data;

/// <summary>Opens data files and finds out how they are packed.</summary>
public static class FileContent
{
    private const int ReadAhead = 64 * 1024;

    /// <exception cref="DataFileException">There is no such file, or it cannot be read.</exception>
    public static FileStream Open(string path)
    {
        var options = new FileStreamOptions { Options = FileOptions.SequentialScan, BufferSize = ReadAhead };
        try
        {
            return new FileStream(path, options);
        }
        catch (Exception missing) when (missing is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new DataFileException(DataFileException.NotFound, path, null, "there is no such file", missing);
        }
        catch (Exception refused) when (refused is UnauthorizedAccessException or IOException)
        {
            throw new DataFileException(DataFileException.Unreadable, path, null, refused.Message, refused);
        }
    }

    /// <summary>The text of the file, from its beginning.</summary>
    public static Stream Unpack(Stream raw, string file)
    {
        Span<byte> magic = stackalloc byte[4];
        var count = raw.ReadAtLeast(magic, magic.Length, throwOnEndOfStream: false);
        raw.Position = 0;
        return magic[..count] switch
        {
            [0x1F, 0x8B, ..] => new GZipStream(raw, CompressionMode.Decompress, leaveOpen: true),
            [(byte)'P', (byte)'K', 3, 4] => OnlyFileOf(raw, file),
            _ => raw,
        };
    }

    private static Stream OnlyFileOf(Stream raw, string file)
    {
        try
        {
            var archive = new ZipArchive(raw, ZipArchiveMode.Read, leaveOpen: true);
            ZipArchiveEntry[] files = [.. archive.Entries.Where(entry => entry.Name.Length > 0).Take(2)];
            return files is [var only]
                ? only.Open()
                : throw new DataFileException(
                    DataFileException.BadFormat, file, null, "a zip archive with another number of files than one");
        }
        catch (InvalidDataException broken)
        {
            throw new DataFileException(
                DataFileException.BadFormat, file, null, "a zip archive that is damaged, encrypted or not whole", broken);
        }
    }
}
