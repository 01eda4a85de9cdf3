using System.Text.Json;
using Plimsoll.Core.Market;
using Plimsoll.Venues.Binance.Wire;

namespace Plimsoll.Venues.Binance;

/// <summary>A message of the venue's depth stream: what changed from one number of the book to another.</summary>
/// <param name="First">Number of its first change.</param>
/// <param name="Last">Number of its last change.</param>
/// <param name="Before">Number that the message before ended with; told of contracts only.</param>
internal sealed record BookChange(long First, long Last, long? Before, Timestamp Time)
{
    public required IReadOnlyList<BookLevel> Bids { get; init; }

    public required IReadOnlyList<BookLevel> Asks { get; init; }

    /// <exception cref="BinanceException">Nobody can read it.</exception>
    public static BookChange Read(JsonElement body) => new(
        body.Long("U"), body.Long("u"), body.LongOrNull("pu"),
        body.Time(body.Field("T") is null ? "E" : "T"))
    {
        Bids = Levels(body, "b"),
        Asks = Levels(body, "a"),
    };

    /// <summary>Rows of price and quantity.</summary>
    public static IReadOnlyList<BookLevel> Levels(JsonElement body, string name) =>
        [.. (body.Field(name) ?? throw WireValue.Bad(name)).Items().Select(row => Level(row, name))];

    private static BookLevel Level(JsonElement row, string name)
    {
        var fields = row.Items().ToArray();
        var level = fields.Length >= 2
            ? new BookLevel(WireValue.Number(fields[0], name), WireValue.Number(fields[1], name))
            : throw WireValue.Bad(name);
        return level.Price > 0 && level.Quantity >= 0 ? level : throw WireValue.Bad(name);
    }
}
