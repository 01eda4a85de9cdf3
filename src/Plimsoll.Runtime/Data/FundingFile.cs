using System.Globalization;
using Plimsoll.Core.Backtesting;
using Plimsoll.Core.Market;

namespace Plimsoll.Runtime.Data;

/// <summary>
/// A CSV file of the funding rates that a venue settled for one perpetual: columns time and rate (a fraction), with or
/// without a header; gzip or plain, comma or semicolon. Rows must ascend in time.
/// </summary>
public static class FundingFile
{
    /// <summary>What the largest venues cap a settlement at; more is a percentage taken for a fraction.</summary>
    public const decimal MostFraction = 0.03m;

    // Three a day for longer than there have been perpetuals; hourly ones for a century.
    private const int MostRates = 1_000_000;
    private const int FieldCount = 2;

    /// <exception cref="DataFileException">The file is missing or empty, or a row cannot be used.</exception>
    public static RecordedFunding Read(string path)
    {
        using var content = FileContent.Open(path);
        return Read(content, path);
    }

    /// <summary>Reads a seekable stream; <paramref name="name"/> is for messages and for the report.</summary>
    /// <exception cref="DataFileException">It is empty, or a row cannot be used.</exception>
    public static RecordedFunding Read(Stream content, string name)
    {
        using var lines = new CsvLines(content, name);
        var rates = new List<FundingRate>();
        FundingColumns? columns = null;
        while (lines.TryRead(out var line))
        {
            if (line.IsEmpty)
                continue;
            var isFirst = columns is null;
            columns ??= FundingColumns.Detect(line, lines);
            if (!isFirst || !columns.HasHeader)
                Add(Parse(line, columns, lines), rates, lines);
        }

        return rates.Count == 0
            ? throw lines.Problem(DataFileException.Empty, null, "there is not a single row in it")
            : new RecordedFunding { Source = Path.GetFileName(name), Rates = rates };
    }

    private static void Add(FundingRate rate, List<FundingRate> rates, CsvLines lines)
    {
        if (rates.Count > 0 && rate.Time <= rates[^1].Time)
            throw lines.Problem(
                DataFileException.BadTimeOrder, $"{rate.Time} does not come after {rates[^1].Time}");
        if (rates.Count == MostRates)
            throw lines.Problem(DataFileException.TooLarge, $"there are more than {MostRates:#,0} rates");
        rates.Add(rate);
    }

    // Venues write down when they computed it, some milliseconds late: it is settled at the full minute.
    private static FundingRate Parse(ReadOnlySpan<byte> line, FundingColumns columns, CsvLines lines)
    {
        Span<Range> fields = stackalloc Range[FieldCount];
        var reader = new CsvFields(lines, columns, new Timestamp(long.MaxValue));
        reader.Split(line, fields);
        var time = Timeframe.OneMinute.Floor(reader.Time(line[fields[FundingColumns.Time]]));
        var text = line[fields[FundingColumns.Rate]];
        const NumberStyles Style =
            NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent;
        if (!decimal.TryParse(text, Style, CultureInfo.InvariantCulture, out var fraction))
            throw lines.Problem(DataFileException.BadFunding, $"rate '{CsvFields.Shown(text)}' is not a number");
        return Math.Abs(fraction) <= MostFraction
            ? new FundingRate(time, fraction)
            : throw lines.Problem(
                DataFileException.BadFunding, FormattableString.Invariant(
                    $"rate {fraction} is not a fraction from -{MostFraction} to {MostFraction}"));
    }
}
