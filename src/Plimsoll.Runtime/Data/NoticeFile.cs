using System.Globalization;
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
    // Open interest of every five minutes for nearly ten years.
    private const int MostNotices = 1_000_000;
    private const int FieldCount = 3;

    /// <exception cref="DataFileException">The file is missing or empty, or a row cannot be used.</exception>
    public static RecordedNotices Read(string path)
    {
        using var content = FileContent.Open(path);
        return Read(content, path);
    }

    /// <summary>Reads a seekable stream; <paramref name="name"/> is for messages and for the report.</summary>
    /// <exception cref="DataFileException">It is empty, or a row cannot be used.</exception>
    public static RecordedNotices Read(Stream content, string name)
    {
        using var lines = new CsvLines(content, name);
        var notices = new List<MarketNotice>();
        NoticeColumns? columns = null;
        while (lines.TryRead(out var line))
        {
            if (line.IsEmpty)
                continue;
            if (columns is null)
                columns = NoticeColumns.Detect(line, lines);
            else
                Add(Parse(line, columns, lines), notices, lines);
        }

        return notices.Count == 0
            ? throw lines.Problem(DataFileException.Empty, null, "there is not a single row in it")
            : new RecordedNotices { Source = Path.GetFileName(name), Notices = notices };
    }

    private static void Add(MarketNotice notice, List<MarketNotice> notices, CsvLines lines)
    {
        if (notices.Count > 0 && notice.KnownAt < notices[^1].KnownAt)
            throw lines.Problem(
                DataFileException.BadTimeOrder, $"{notice.KnownAt} comes before {notices[^1].KnownAt}");
        if (notices.Count == MostNotices)
            throw lines.Problem(DataFileException.TooLarge, $"there are more than {MostNotices:#,0} notices");
        notices.Add(notice);
    }

    private static MarketNotice Parse(ReadOnlySpan<byte> line, NoticeColumns columns, CsvLines lines)
    {
        Span<Range> fields = stackalloc Range[FieldCount];
        var reader = new CsvFields(lines, columns, new Timestamp(long.MaxValue));
        reader.Split(line, fields);
        var time = reader.Time(line[fields[NoticeColumns.Time]]);
        var kind = Encoding.UTF8.GetString(line[fields[NoticeColumns.Kind]]);
        var value = line[fields[NoticeColumns.Value]];
        return kind switch
        {
            "funding" => new MarketNotice.Funding(time, Fraction(value, lines)),
            "open_interest" => new MarketNotice.OpenInterest(time, Contracts(value, lines)),
            "news" => new MarketNotice.News(time, IsGood(value, lines)),
            _ => throw Problem(
                lines,
                $"kind '{CsvFields.Shown(line[fields[NoticeColumns.Kind]])}' is no funding, open_interest or news"),
        };
    }

    private static decimal Fraction(ReadOnlySpan<byte> text, CsvLines lines)
    {
        var fraction = Number(text, lines);
        const decimal Most = FundingFile.MostFraction;
        return Math.Abs(fraction) <= Most
            ? fraction
            : throw Problem(
                lines, FormattableString.Invariant($"funding {fraction} is not a fraction from -{Most} to {Most}"));
    }

    private static decimal Contracts(ReadOnlySpan<byte> text, CsvLines lines)
    {
        // Far more than were ever open; a ratio of two such numbers must stay one.
        const decimal Least = 0.00000001m;
        const decimal Most = 1_000_000_000_000_000m;
        var contracts = Number(text, lines);
        return contracts is >= Least and <= Most
            ? contracts
            : throw Problem(lines, $"open interest '{CsvFields.Shown(text)}' is not from 1e-8 to 1e15");
    }

    private static bool IsGood(ReadOnlySpan<byte> text, CsvLines lines) =>
        text.SequenceEqual("good"u8) || (text.SequenceEqual("bad"u8)
            ? false
            : throw Problem(lines, $"news '{CsvFields.Shown(text)}' are neither good nor bad"));

    private static decimal Number(ReadOnlySpan<byte> text, CsvLines lines)
    {
        const NumberStyles Style =
            NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent;
        return decimal.TryParse(text, Style, CultureInfo.InvariantCulture, out var number)
            ? number
            : throw Problem(lines, $"value '{CsvFields.Shown(text)}' is not a number");
    }

    private static DataFileException Problem(CsvLines lines, string reason) =>
        lines.Problem(DataFileException.BadNotice, reason);
}
