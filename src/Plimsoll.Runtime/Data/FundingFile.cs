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

    private static readonly Rows Table = new();

    /// <exception cref="DataFileException">The file is missing or empty, or a row cannot be used.</exception>
    public static RecordedFunding Read(string path)
    {
        using var content = FileContent.Open(path);
        return Read(content, path, new(long.MaxValue));
    }

    /// <summary>Reads a seekable stream and closes it.</summary>
    /// <param name="content">The file.</param>
    /// <param name="name">For messages and for the report.</param>
    /// <param name="latest">A later time is a mistake in the file.</param>
    /// <exception cref="DataFileException">It is empty, or a row cannot be used.</exception>
    public static RecordedFunding Read(Stream content, string name, Timestamp latest)
    {
        var rates = Table.Read(content, name, latest);
        return new RecordedFunding { Source = Path.GetFileName(name), Rates = rates, Sha256 = Table.Sha256(rates) };
    }

    /// <summary>As a file: what was read with other columns or another separator is the same bytes.</summary>
    public static byte[] Write(RecordedFunding funding) => Table.Write(funding.Rates);

    private sealed class Rows() : WholeTable<FundingRate>(new TableLayout(
        DataFileException.BadFunding, NeedsHeader: false,
        // Binance's files say calc_time and last_funding_rate, its interface fundingTime and fundingRate.
        ["time", "timestamp", "date", "datetime", "calc_time", "funding_time", "fundingtime"],
        ["rate", "fraction", "funding_rate", "fundingrate", "last_funding_rate"]))
    {
        private const int Time = 0;
        private const int Rate = 1;

        // Venues write down when they computed it, some milliseconds late: it is settled at the full minute.
        protected override FundingRate Parse(TableRow row) =>
            new(Timeframe.OneMinute.Floor(row.Time(Time)), row.FundingFraction(Rate, "rate"));

        protected override Timestamp TimeOf(FundingRate row) => row.Time;

        protected override string? Disorder(Timestamp before, Timestamp next) =>
            next <= before ? $"{next} does not come after {before}" : null;

        protected override IEnumerable<string> TextsOf(FundingRate row) => [$"{row.Time}", TextOf(row.Fraction)];
    }
}
