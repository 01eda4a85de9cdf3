using System.Runtime.CompilerServices;
using System.Text;
using Plimsoll.Core.Market;

namespace Plimsoll.Runtime.Data;

/// <summary>
/// The fields of rows, by what they are called. What is wrong with one is a <see cref="DataFileException"/> with its
/// line.
/// </summary>
internal sealed class CsvFields(CsvLines lines, CsvColumns columns, Timestamp latest)
{
    // Before it there is no market data with intraday times; after it a unit was mistaken.
    private static readonly Timestamp Earliest = Timestamp.From(new DateTimeOffset(1900, 1, 1, 0, 0, 0, TimeSpan.Zero));

    /// <summary>Where the wanted fields are in a line; those that the file does not have stay as they are.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Split(ReadOnlySpan<byte> line, Span<Range> fields)
    {
        var positions = columns.Positions;
        var (start, column, hasMore) = (0, 0, true);
        for (; hasMore && column < columns.Count; column++)
        {
            var length = line[start..].IndexOf(columns.Delimiter);
            var end = length < 0 ? line.Length : start + length;
            for (var i = 0; i < positions.Length; i++)
                if (positions[i] == column)
                    fields[i] = Trim(line, start, end);
            hasMore = length >= 0;
            start = end + 1;
        }

        if (column < columns.Count || (hasMore && !columns.HasHeader))
            throw lines.Problem(
                DataFileException.BadFormat,
                $"{line.Count(columns.Delimiter) + 1} columns where {columns.Count} are needed");
    }

    public Timestamp Time(ReadOnlySpan<byte> text)
    {
        var isTime = columns.HasEasternTimes
            ? EasternTimes.TryParse(text, out var time)
            : CsvTimes.TryParse(text, out time);
        if (!isTime)
            throw lines.Problem(
                columns.BadRow, columns.HasEasternTimes
                    ? $"time '{Shown(text)}' is not one like 20190131 235900"
                    : $"time '{Shown(text)}' is neither an epoch number nor ISO-8601");
        if (time < Earliest || time > latest)
            throw lines.Problem(
                columns.BadRow,
                time > latest ? $"time '{Shown(text)}' lies in the future" : $"time '{Shown(text)}' is before 1900");
        return time;
    }

    public double Number(ReadOnlySpan<byte> line, ReadOnlySpan<Range> fields, int field)
    {
        var text = line[fields[field]];
        return CsvNumbers.TryParse(text, out var value)
            ? value
            : throw lines.Problem(columns.BadRow, $"{columns.Names[field]} '{Shown(text)}' is not a number");
    }

    public static string Shown(ReadOnlySpan<byte> text) =>
        Encoding.UTF8.GetString(text.Length > 40 ? text[..40] : text);

    private static Range Trim(ReadOnlySpan<byte> line, int start, int end)
    {
        while (start < end && line[start] is (byte)' ' or (byte)'"')
            start++;
        while (start < end && line[end - 1] is (byte)' ' or (byte)'"')
            end--;
        return start..end;
    }
}
