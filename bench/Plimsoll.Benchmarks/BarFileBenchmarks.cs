using System.Globalization;
using System.IO.Compression;
using BenchmarkDotNet.Attributes;
using Plimsoll.Core.Market;
using Plimsoll.Runtime.Data;

namespace Plimsoll.Benchmarks;

/// <summary>Reading a year of minutes from a Binance kline file, plain and packed.</summary>
public class BarFileBenchmarks
{
    private static readonly BarFileOptions Options = new() { Timeframe = Timeframe.OneMinute };
    private readonly Bar[] _batch = new Bar[4_096];
    private byte[] _plain = [];
    private byte[] _packed = [];

    [GlobalSetup]
    public void Write()
    {
        var plain = new MemoryStream();
        using (var writer = new StreamWriter(plain, leaveOpen: true))
            foreach (var bar in SyntheticYear.Bars())
                writer.Write(Kline(bar));
        _plain = plain.ToArray();
        var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Optimal, leaveOpen: true))
            gzip.Write(_plain);
        _packed = packed.ToArray();
    }

    [Benchmark]
    public long Plain() => Read(_plain);

    [Benchmark]
    public long Gzip() => Read(_packed);

    private static string Kline(in Bar bar)
    {
        var open = bar.OpenTime.Micros / 1_000;
        var quoteVolume = bar.Volume * bar.Close;
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{open},{bar.Open:F8},{bar.High:F8},{bar.Low:F8},{bar.Close:F8},{bar.Volume:F8},{open + 59_999},"
            + $"{quoteVolume:F8},60,{bar.Volume / 2:F8},{quoteVolume / 2:F8},0\n");
    }

    private long Read(byte[] content)
    {
        using var file = BarFile.Open(new MemoryStream(content), "klines", Options);
        long count = 0;
        for (int read; (read = file.Read(_batch)) > 0; count += read)
            continue;
        return count;
    }
}
