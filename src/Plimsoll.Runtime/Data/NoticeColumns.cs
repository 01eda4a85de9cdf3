using System.Text;

namespace Plimsoll.Runtime.Data;

/// <summary>Where a row of notices keeps what: time, kind and value.</summary>
internal sealed record NoticeColumns : CsvColumns
{
    public const int Time = 0;
    public const int Kind = 1;
    public const int Value = 2;

    private static readonly string[] Wanted = ["time", "kind", "value"];

    public override IReadOnlyList<string> Names => Wanted;

    public override string BadRow => DataFileException.BadNotice;

    public static NoticeColumns Detect(ReadOnlySpan<byte> firstLine, CsvLines lines)
    {
        var delimiter = DelimiterOf(firstLine);
        string[] names = [.. Encoding.UTF8.GetString(firstLine).Split((char)delimiter).Select(Normalize)];
        int[] positions = [.. Wanted.Select(name => Array.IndexOf(names, name))];
        if (positions.Contains(Missing))
            throw lines.Problem(
                DataFileException.BadFormat, "expected a header that names the columns time, kind and value");
        return new NoticeColumns
        {
            Delimiter = delimiter,
            Positions = positions,
            Count = positions.Max() + 1,
            HasHeader = true,
        };
    }
}
