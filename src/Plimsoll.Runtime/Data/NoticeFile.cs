using System.Text;
using Plimsoll.Core.Backtesting;
using Plimsoll.Core.Market;

namespace Plimsoll.Runtime.Data;

/// <summary>
/// A CSV file of what became known of one instrument: a header, then rows of time, kind and value; gzip or plain, comma
/// or semicolon. Kinds are <c>funding</c> (a fraction), <c>open_interest</c> (contracts above zero) and <c>news</c>
/// (<c>good</c> or <c>bad</c>). The time is when it became known; rows may not go back. Other columns, such as the words
/// of news, are for people and passed over.
/// </summary>
public static class NoticeFile
{
    private static readonly Rows Table = new();

    /// <exception cref="DataFileException">The file is missing or empty, or a row cannot be used.</exception>
    public static RecordedNotices Read(string path)
    {
        using var content = FileContent.Open(path);
        return Read(content, path, new(long.MaxValue));
    }

    /// <summary>Reads a seekable stream and closes it.</summary>
    /// <param name="content">The file.</param>
    /// <param name="name">For messages and for the report.</param>
    /// <param name="latest">A later time is a mistake in the file.</param>
    /// <exception cref="DataFileException">It is empty, or a row cannot be used.</exception>
    public static RecordedNotices Read(Stream content, string name, Timestamp latest)
    {
        var notices = Table.Read(content, name, latest);
        return new RecordedNotices
        {
            Source = Path.GetFileName(name),
            Notices = notices,
            Sha256 = Table.Sha256(notices),
        };
    }

    /// <summary>As a file: what was read with other columns or another separator is the same bytes.</summary>
    public static byte[] Write(RecordedNotices notices) => Table.Write(notices.Notices);

    private sealed class Rows() : WholeTable<MarketNotice>(new TableLayout(
        DataFileException.BadNotice, NeedsHeader: true, ["time"], ["kind"], ["value"]))
    {
        private const int Time = 0;
        private const int Kind = 1;
        private const int Value = 2;

        protected override MarketNotice Parse(TableRow row) => Encoding.UTF8.GetString(row[Kind]) switch
        {
            "funding" => new MarketNotice.Funding(row.Time(Time), row.FundingFraction(Value, "funding")),
            "open_interest" => new MarketNotice.OpenInterest(row.Time(Time), Contracts(row)),
            "news" => new MarketNotice.News(row.Time(Time), IsGood(row)),
            _ => throw row.Problem($"kind '{CsvFields.Shown(row[Kind])}' is no funding, open_interest or news"),
        };

        protected override Timestamp TimeOf(MarketNotice row) => row.KnownAt;

        protected override string? Disorder(Timestamp before, Timestamp next) =>
            next < before ? $"{next} comes before {before}" : null;

        protected override IEnumerable<string> TextsOf(MarketNotice row) => row switch
        {
            MarketNotice.Funding funding => [$"{row.KnownAt}", "funding", TextOf(funding.Fraction)],
            MarketNotice.OpenInterest open => [$"{row.KnownAt}", "open_interest", TextOf(open.Contracts)],
            MarketNotice.News news => [$"{row.KnownAt}", "news", news.IsGood ? "good" : "bad"],
            _ => throw new InvalidOperationException($"no text is known for {row.GetType().Name}"),
        };

        private static decimal Contracts(TableRow row)
        {
            // Far more than were ever open; a ratio of two such numbers must stay one.
            const decimal Least = 0.00000001m;
            const decimal Most = 1_000_000_000_000_000m;
            var contracts = row.Number(Value);
            return contracts is >= Least and <= Most
                ? contracts
                : throw row.Problem($"open interest '{CsvFields.Shown(row[Value])}' is not from 1e-8 to 1e15");
        }

        private static bool IsGood(TableRow row) =>
            row[Value].SequenceEqual("good"u8) || (row[Value].SequenceEqual("bad"u8)
                ? false
                : throw row.Problem($"news '{CsvFields.Shown(row[Value])}' are neither good nor bad"));
    }
}
