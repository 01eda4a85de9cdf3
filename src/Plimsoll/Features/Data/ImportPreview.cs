using System.Text;
using Plimsoll.Core.Market;
using Plimsoll.Runtime.Data;

namespace Plimsoll.Features.Data;

/// <summary>
/// What an import would make of the first lines of a file. The reader stops at the first wrong line; here that line is
/// blanked and reading starts again, so that a person sees several problems at once under their true line numbers.
/// </summary>
internal sealed class ImportPreview(byte[] text, string fileName, BarFileOptions options)
{
    private const int MaxRows = 20;
    private const int MaxProblems = 20;
    private const int LongestHeading = 4_096;

    // The shortest and the longest: any file can be read as one of them, whatever its own timeframe is.
    private static readonly Timeframe Shortest = Timeframe.Of("1s");
    private static readonly Timeframe Longest = Timeframe.Of("1w");

    private readonly List<DataFileException> _problems = [];
    private byte[] _text = text;

    public IReadOnlyList<DataFileException> Problems => _problems;

    public IReadOnlyList<Bar> Rows { get; private set; } = [];

    /// <summary>
    /// <c>binance-kline</c>, <c>histdata-m1</c>, <c>histdata-ticks</c> or <c>csv</c>; null when it is none of them.
    /// </summary>
    public string? Format { get; private set; }

    /// <summary>Null when it cannot be told.</summary>
    public Timeframe? SourceTimeframe { get; private set; }

    /// <summary>Cells of the first line, without quotes; empty where it is no text of a sensible length.</summary>
    public IReadOnlyList<string> Headings { get; } = HeadingsOf(text);

    public void Read()
    {
        while (!TryRead() && _problems.Count < MaxProblems && Blank(_problems[^1].Line))
            continue;
    }

    private static string[] HeadingsOf(ReadOnlySpan<byte> text)
    {
        var end = text.IndexOf((byte)'\n');
        var line = Encoding.UTF8.GetString(end < 0 ? text : text[..end]).Trim('\uFEFF', '\r');
        var delimiter = line.Count(one => one == ';') > line.Count(one => one == ',') ? ';' : ',';
        return line.Length > LongestHeading || line.Any(char.IsControl)
            ? []
            : [.. line.Split(delimiter).Select(cell => cell.Trim('"', ' '))];
    }

    private bool TryRead()
    {
        try
        {
            using var file = OpenInItsTimeframe();
            Format = file.Format;
            Rows = [.. file.ReadToEnd().Take(MaxRows)];
            // The rest of these lines may be wrong, too.
            foreach (var _ in file.ReadToEnd())
                continue;
            // A single row could be of any timeframe, and ticks can become bars of any.
            SourceTimeframe = file is { IsOfTicks: false, Summary.Count: > 1 } ? file.SourceTimeframe : null;
            return true;
        }
        catch (DataFileException empty) when (empty.Code == DataFileException.Empty && _problems.Count > 0)
        {
            return true; // Every line had a problem, and those are told.
        }
        catch (DataFileException problem)
        {
            _problems.Add(problem);
            return false;
        }
    }

    private BarFile OpenInItsTimeframe()
    {
        try
        {
            return Open(Shortest);
        }
        catch (DataFileException longer) when (longer is { Code: DataFileException.BadTimeframe, Line: null })
        {
            using var probe = Open(Longest);
            return Open(probe.SourceTimeframe);
        }
    }

    private BarFile Open(Timeframe timeframe) => BarFile.Open(
        new MemoryStream(_text, writable: false),
        fileName,
        options with { Timeframe = timeframe });

    // The first line says what the columns are: without it nothing after it has a meaning.
    private bool Blank(long? line)
    {
        if (line is null or <= 1)
            return false;
        var start = 0;
        for (var skipped = 1L; skipped < line; skipped++)
            start += _text.AsSpan(start).IndexOf((byte)'\n') + 1;
        var length = _text.AsSpan(start).IndexOf((byte)'\n');
        _text = [.. _text.AsSpan(0, start), .. length < 0 ? [] : _text.AsSpan(start + length)];
        return true;
    }
}
