using System.Buffers.Binary;
using System.Security.Cryptography;
using Plimsoll.Core.Market;

namespace Plimsoll.Core.Backtesting.Reporting;

/// <summary>Counts and fingerprints the bars of a run as they pass.</summary>
internal sealed class BarAudit(Timeframe timeframe) : IDisposable
{
    private const int BarBytes = 6 * sizeof(long);
    private const int BufferedBars = 512;

    // From market data rules: a coverage grade and the longest gap it tolerates, in bars.
    private static readonly (string Grade, double Coverage, long LongestGap)[] Grades =
        [("A", 0.999, 1), ("B", 0.99, 10), ("C", 0.95, long.MaxValue)];

    private readonly long _length = timeframe.Seconds * Timestamp.MicrosPerSecond;
    private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private readonly byte[] _buffer = new byte[BufferedBars * BarBytes];
    private int _filled;
    private long _rows;
    private long _gaps;
    private long _missing;
    private long _longestGap;
    private Bar _first;
    private Bar _last;

    public void Add(in Bar bar)
    {
        if (_rows++ == 0)
            _first = bar;
        else if (bar.OpenTime.Micros - _last.OpenTime.Micros != _length)
            AddGap((bar.OpenTime.Micros - _last.OpenTime.Micros) / _length - 1);
        _last = bar;
        Write(in bar);
    }

    /// <summary>The summary of all bars; nothing can be added after it.</summary>
    public DataSummary Summarize(DataSource source, AssetClass assetClass)
    {
        _hash.AppendData(_buffer, 0, _filled);
        _filled = 0;
        double? coverage = _rows > 0 ? (double)_rows / (_rows + _missing) : null;
        var neverCloses = assetClass is AssetClass.CryptoSpot or AssetClass.CryptoPerpetual;
        return new DataSummary
        {
            Kind = source.Kind,
            Name = source.Name,
            Rows = _rows,
            First = _rows > 0 ? _first.OpenTime : null,
            Last = _rows > 0 ? _last.OpenTime : null,
            Gaps = _gaps,
            MissingBars = _missing,
            Coverage = coverage,
            Grade = neverCloses && coverage is { } share ? GradeOf(share) : null,
            Sha256 = Convert.ToHexStringLower(_hash.GetHashAndReset()),
            FirstPrice = _rows > 0 ? _first.Open : null,
            LastPrice = _rows > 0 ? _last.Close : null,
        };
    }

    public void Dispose() => _hash.Dispose();

    private void AddGap(long missing)
    {
        _gaps++;
        _missing += missing;
        _longestGap = Math.Max(_longestGap, missing);
    }

    private string GradeOf(double coverage)
    {
        foreach (var (grade, least, longest) in Grades)
            if (coverage >= least && _longestGap <= longest)
                return grade;
        return "D";
    }

    private void Write(in Bar bar)
    {
        var target = _buffer.AsSpan(_filled, BarBytes);
        BinaryPrimitives.WriteInt64LittleEndian(target, bar.OpenTime.Micros);
        BinaryPrimitives.WriteDoubleLittleEndian(target[8..], bar.Open);
        BinaryPrimitives.WriteDoubleLittleEndian(target[16..], bar.High);
        BinaryPrimitives.WriteDoubleLittleEndian(target[24..], bar.Low);
        BinaryPrimitives.WriteDoubleLittleEndian(target[32..], bar.Close);
        BinaryPrimitives.WriteDoubleLittleEndian(target[40..], bar.Volume);
        _filled += BarBytes;
        if (_filled < _buffer.Length)
            return;
        _hash.AppendData(_buffer);
        _filled = 0;
    }
}
