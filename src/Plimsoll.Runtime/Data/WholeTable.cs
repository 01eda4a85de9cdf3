using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Plimsoll.Core.Market;

namespace Plimsoll.Runtime.Data;

/// <summary>
/// A small table of rows in time that is read wholly: all of its rows or, when one cannot be used, none. Gzip or plain,
/// comma or semicolon.
/// </summary>
internal abstract class WholeTable<TRow>(TableLayout layout)
{
    // Open interest of every five minutes for nearly ten years; hourly funding for a century.
    private const int MostRows = 1_000_000;

    /// <summary>Reads a seekable stream to its end and closes it.</summary>
    /// <exception cref="DataFileException">It is empty, or a row cannot be used.</exception>
    public IReadOnlyList<TRow> Read(Stream content, string name, Timestamp latest)
    {
        using var lines = new CsvLines(content, name);
        Span<Range> fields = stackalloc Range[layout.Columns.Length];
        var rows = new List<TRow>();
        CsvFields? reader = null;
        while (lines.TryRead(out var line))
        {
            if (line.IsEmpty)
                continue;
            if (reader is null)
            {
                var columns = TableColumns.Detect(layout, line, lines);
                reader = new CsvFields(lines, columns, latest);
                if (columns.HasHeader)
                    continue;
            }

            reader.Split(line, fields);
            Add(Parse(new TableRow(lines, reader, line) { Fields = fields, Layout = layout }), rows, lines);
        }

        return rows.Count > 0
            ? rows
            : throw lines.Problem(DataFileException.Empty, null, "there is not a single row in it");
    }

    /// <summary>The rows in the one way of writing them that is ours: the same rows are the same bytes.</summary>
    public byte[] Write(IEnumerable<TRow> rows)
    {
        var text = new StringBuilder();
        text.AppendJoin(',', layout.Names).Append('\n');
        foreach (var row in rows)
            text.AppendJoin(',', TextsOf(row)).Append('\n');
        return Encoding.UTF8.GetBytes(text.ToString());
    }

    /// <summary>Of the rows, whatever file they came from, in lower-case hex.</summary>
    public string Sha256(IEnumerable<TRow> rows) => Convert.ToHexStringLower(SHA256.HashData(Write(rows)));

    protected abstract TRow Parse(TableRow row);

    protected abstract Timestamp TimeOf(TRow row);

    /// <summary>Null where a row of one time may follow one of the other.</summary>
    protected abstract string? Disorder(Timestamp before, Timestamp next);

    /// <summary>A row's fields in the order of the layout.</summary>
    protected abstract IEnumerable<string> TextsOf(TRow row);

    /// <summary>Without zeros at its end: the same number is the same text.</summary>
    protected static string TextOf(decimal number) =>
        (number / 1.0000000000000000000000000000m).ToString(CultureInfo.InvariantCulture);

    private void Add(TRow row, List<TRow> rows, CsvLines lines)
    {
        if (rows.Count > 0 && Disorder(TimeOf(rows[^1]), TimeOf(row)) is { } disorder)
            throw lines.Problem(DataFileException.BadTimeOrder, disorder);
        if (rows.Count == MostRows)
            throw lines.Problem(DataFileException.TooLarge, $"there are more than {MostRows:#,0} rows");
        rows.Add(row);
    }
}
