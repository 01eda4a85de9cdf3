using System.IO.Compression;
using System.Text;
using Plimsoll.Core.Market;
using Plimsoll.Runtime.Data;

namespace Plimsoll.Runtime.Tests.Data;

/// <summary>Files of bars in memory.</summary>
internal static class Files
{
    public const string Header = "time,open,high,low,close,volume\n";

    public static BarFile Open(string text, string timeframe = "1m") => Open(Encoding.UTF8.GetBytes(text), timeframe);

    public static BarFile Open(byte[] content, string timeframe = "1m") =>
        BarFile.Open(new MemoryStream(content), "bars.csv", new BarFileOptions
        {
            Timeframe = Timeframe.Of(timeframe),
            LatestTime = At("2030-01-01T00:00Z"),
        });

    public static List<Bar> Read(string text, string timeframe = "1m")
    {
        using var file = Open(text, timeframe);
        return [.. file.ReadToEnd()];
    }

    public static byte[] Gzip(string text)
    {
        var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.SmallestSize))
            gzip.Write(Encoding.UTF8.GetBytes(text));
        return packed.ToArray();
    }

    public static byte[] Zip(params (string Name, string Text)[] files)
    {
        var packed = new MemoryStream();
        using (var zip = new ZipArchive(packed, ZipArchiveMode.Create, leaveOpen: true))
            foreach (var (name, text) in files)
                using (var entry = zip.CreateEntry(name).Open())
                    entry.Write(Encoding.UTF8.GetBytes(text));
        return packed.ToArray();
    }

    public static Timestamp At(string time) =>
        Timestamp.From(DateTimeOffset.Parse(time, System.Globalization.CultureInfo.InvariantCulture));
}
