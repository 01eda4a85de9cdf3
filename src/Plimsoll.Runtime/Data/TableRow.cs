using System.Globalization;
using Plimsoll.Core.Market;

namespace Plimsoll.Runtime.Data;

/// <summary>The fields of one row, in the order of the layout; good until the next row is read.</summary>
internal readonly ref struct TableRow(CsvLines lines, CsvFields reader, ReadOnlySpan<byte> line)
{
    private readonly ReadOnlySpan<byte> _line = line;

    public required ReadOnlySpan<Range> Fields { get; init; }

    public required TableLayout Layout { get; init; }

    public ReadOnlySpan<byte> this[int field] => _line[Fields[field]];

    public Timestamp Time(int field) => reader.Time(this[field]);

    public decimal Number(int field)
    {
        const NumberStyles Style =
            NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent;
        return decimal.TryParse(this[field], Style, CultureInfo.InvariantCulture, out var number)
            ? number
            : throw Problem($"{Layout.Names[field]} '{CsvFields.Shown(this[field])}' is not a number");
    }

    /// <summary>A funding rate; <paramref name="name"/> is what its problem calls it.</summary>
    public decimal FundingFraction(int field, string name)
    {
        const decimal Most = FundingFile.MostFraction;
        var fraction = Number(field);
        return Math.Abs(fraction) <= Most
            ? fraction
            : throw Problem(
                FormattableString.Invariant($"{name} {fraction} is not a fraction from -{Most} to {Most}"));
    }

    public DataFileException Problem(string reason) => lines.Problem(Layout.BadRow, reason);
}
