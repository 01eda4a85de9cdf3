using Plimsoll.Core.Market;

namespace Plimsoll.Features.Market;

/// <summary>An order book as the API shows it: market data, therefore numbers.</summary>
/// <param name="Time">Of the last change that is in it, by the venue's clock.</param>
/// <param name="Bids">The nearest to the market first, at most twenty.</param>
/// <param name="Asks">The nearest to the market first, at most twenty.</param>
internal sealed record OrderBookView(
    string InstrumentId, Timestamp Time, IReadOnlyList<OrderBookView.Level> Bids, IReadOnlyList<OrderBookView.Level> Asks)
{
    public static OrderBookView Of(InstrumentId instrument, BookView book) =>
        new(instrument.Value, book.Time, Levels(book.Bids), Levels(book.Asks));

    private static Level[] Levels(IReadOnlyList<BookLevel> levels) =>
        [.. levels.Select(level => new Level(level.Price, level.Quantity))];

    internal sealed record Level(double Price, double Quantity);
}
