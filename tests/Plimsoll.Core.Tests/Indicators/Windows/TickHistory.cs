using Plimsoll.Core.Indicators;
using Plimsoll.Core.Market;

namespace Plimsoll.Core.Tests.Indicators.Windows;

/// <summary>All trades and quotes up to now, looked through from end to end for every question.</summary>
internal sealed class TickHistory(IReadOnlyList<object> events, IndicatorSpec spec, long now)
{
    private const double Second = Ticks.Second;

    public Trade[] Trades { get; } = [.. events.OfType<Trade>()];

    public Quote[] Quotes { get; } = [.. events.OfType<Quote>()];

    public long Now => now;

    public int this[string parameter] => spec.Integer(parameter);

    public string Method => spec.Choice("method");

    public TickHistory Ago(int seconds) => new(events, spec, now - seconds * Ticks.Second);

    public Trade[] Within(double t1, double t2 = 0) =>
        [.. Trades.Where(trade => IsWithin(trade.Time.Micros, t1, t2))];

    public double Twpa(double t1, double t2) =>
        Held([.. Trades.Select(one => (one.Time.Micros, one.Price, 1.0))], t1, t2);

    public double Vtwpa(double t1, double t2) =>
        Held([.. Trades.Select(one => (one.Time.Micros, one.Price, one.Quantity))], t1, t2);

    public double Middle(double t1, double t2) =>
        Held([.. Quotes.Select(one => (one.Time.Micros, (one.Bid + one.Ask) / 2, 1.0))], t1, t2);

    public double Imbalance(double t1, double t2) => Held(
        [
            .. Quotes.Select(one => (one.BidQuantity + one.AskQuantity, one)).Select(pair => (
                pair.one.Time.Micros,
                pair.Item1 > 0 ? (pair.one.BidQuantity - pair.one.AskQuantity) / pair.Item1 * 100 : 0,
                pair.Item1 > 0 ? 1.0 : 0)),
        ],
        t1,
        t2);

    public double TopValue(double t1, double t2) => Mean(
        [
            .. Quotes.Where(quote => IsWithin(quote.Time.Micros, t1, t2))
                .Select(quote => quote.BidQuantity * quote.Bid + quote.AskQuantity * quote.Ask),
        ]);

    public double Volume(double t1, double t2 = 0) =>
        Within(t1, t2) is { Length: > 0 } trades ? trades.Sum(trade => trade.Quantity) : double.NaN;

    public double Magnitude(double t1, double t3, double d) => Percent(Twpa(t1, 0), Twpa(t3, t3 - d));

    public double Velocity(double t1, double t3, double d) =>
        Magnitude(t1, t3, d) / (now - t1 / 2 * Second - (now - (t3 - d / 2) * Second)) * Second;

    public double Price(double t1, double t2) => Method switch
    {
        "vtwpa" => Vtwpa(t1, t2),
        "tw_midprice" => Middle(t1, t2),
        "last_price" => Within(t1, t2) is { Length: > 0 } trades ? trades[^1].Price : double.NaN,
        _ => Twpa(t1, t2),
    };

    /// <summary>Price, and the span it held, of every trade that was in force in a window.</summary>
    public List<(double Price, long From, long To)> Pieces(double t1, double t2) =>
        PiecesOf([.. Trades.Select(one => (one.Time.Micros, one.Price, 1.0))], t1, t2)
            .ConvertAll(piece => (piece.Price, piece.From, piece.To));

    public static double Percent(double current, double reference) => (current - reference) / reference * 100;

    public static double Mean(double[] values) => values.Length == 0 ? double.NaN : values.Average();

    public static double Variance(double[] values) => Mean([.. values.Select(x => Math.Pow(x - Mean(values), 2))]);

    private bool IsWithin(long time, double t1, double t2) =>
        time >= now - t1 * Second && (t2 == 0 ? time <= now : time < now - t2 * Second);

    private double Held((long Time, double Price, double Weight)[] ticks, double t1, double t2)
    {
        var pieces = PiecesOf(ticks, t1, t2);
        var weight = pieces.Sum(piece => piece.Weight * (piece.To - piece.From));
        return weight > 0 ? pieces.Sum(piece => piece.Price * piece.Weight * (piece.To - piece.From)) / weight : double.NaN;
    }

    private List<(double Price, double Weight, long From, long To)> PiecesOf(
        (long Time, double Price, double Weight)[] ticks, double t1, double t2)
    {
        var (start, end) = (now - (long)(t1 * Second), now - (long)(t2 * Second));
        var pieces = new List<(double Price, double Weight, long From, long To)>();
        for (var i = 0; i < ticks.Length; i++)
        {
            var from = Math.Max(ticks[i].Time, start);
            var to = Math.Min(i + 1 < ticks.Length ? ticks[i + 1].Time : end, end);
            if (from < to)
                pieces.Add((ticks[i].Price, ticks[i].Weight, from, to));
        }

        return pieces;
    }
}
