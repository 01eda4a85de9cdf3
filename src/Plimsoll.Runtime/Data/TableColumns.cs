using System.Text;

namespace Plimsoll.Runtime.Data;

/// <summary>Where a row of a small table keeps what.</summary>
internal sealed record TableColumns(TableLayout Layout) : CsvColumns
{
    public override IReadOnlyList<string> Names => Layout.Names;

    public override string BadRow => Layout.BadRow;

    public static TableColumns Detect(TableLayout layout, ReadOnlySpan<byte> firstLine, CsvLines lines)
    {
        var delimiter = DelimiterOf(firstLine);
        var fields = Encoding.UTF8.GetString(firstLine).Split((char)delimiter, StringSplitOptions.TrimEntries);
        string[] names = [.. fields.Select(Normalize)];
        var hasHeader = layout.NeedsHeader || IsHeader(fields[0]);
        int[] positions = hasHeader
            ? [.. layout.Columns.Select(column => Array.FindIndex(names, column.Contains))]
            : [.. Enumerable.Range(0, layout.Columns.Length)];
        if (hasHeader ? positions.Contains(Missing) : names.Length != positions.Length)
            throw lines.Problem(DataFileException.BadFormat, layout.Expected);
        return new TableColumns(layout)
        {
            Delimiter = delimiter,
            Positions = positions,
            Count = positions.Max() + 1,
            HasHeader = hasHeader,
        };
    }
}
