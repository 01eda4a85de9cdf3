using System.Text;

namespace Plimsoll.Runtime.Data;

/// <summary>Where a row of funding rates keeps what: time and rate.</summary>
internal sealed record FundingColumns : CsvColumns
{
    public const int Time = 0;
    public const int Rate = 1;

    private static readonly string[] Wanted = ["time", "rate"];

    // Binance's files say calc_time and last_funding_rate, its interface fundingTime and fundingRate.
    private static readonly string[][] Aliases =
    [
        ["time", "timestamp", "date", "datetime", "calc_time", "funding_time", "fundingtime"],
        ["rate", "fraction", "funding_rate", "fundingrate", "last_funding_rate"],
    ];

    public override IReadOnlyList<string> Names => Wanted;

    public override string BadRow => DataFileException.BadFunding;

    public static FundingColumns Detect(ReadOnlySpan<byte> firstLine, CsvLines lines)
    {
        var delimiter = DelimiterOf(firstLine);
        var fields = Encoding.UTF8.GetString(firstLine).Split((char)delimiter, StringSplitOptions.TrimEntries);
        var hasHeader = IsHeader(fields[0]);
        int[] positions = hasHeader ? Positioned([.. fields.Select(Normalize)]) : [Time, Rate];
        if (hasHeader ? positions.Contains(Missing) : fields.Length != Wanted.Length)
            throw lines.Problem(
                DataFileException.BadFormat,
                "expected the two columns time and rate, or a header that names them");
        return new FundingColumns
        {
            Delimiter = delimiter,
            Positions = positions,
            Count = positions.Max() + 1,
            HasHeader = hasHeader,
        };
    }

    private static int[] Positioned(string[] names) =>
        [.. Aliases.Select(aliases => Array.FindIndex(names, aliases.Contains))];
}
