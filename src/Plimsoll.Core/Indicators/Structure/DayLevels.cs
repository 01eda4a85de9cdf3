using Plimsoll.Core.Market;

namespace Plimsoll.Core.Indicators.Structure;

/// <summary>Levels of the last whole day and sessions.</summary>
public sealed class DayLevels(IndicatorSpec spec) : Indicator(spec)
{
    private readonly SessionLevels _levels = new(spec.Choice("day") == "new_york");

    public static IndicatorKind Kind { get; } = new()
    {
        Name = "day_levels",
        Title = "Levels of days and sessions",
        Formula = "high, low and close of the last whole day (of UTC, or of New York), high and low of the last whole Asian "
            + "(09:00-18:00 Tokyo) and London (08:00-17:00) session, open of the first bar of the day in New York; high and "
            + "low of the day so far; a period that the data begins in does not count",
        Source = "textbook; IANA time zone database",
        AwaitsEvent = true,
        Parameters = [IndicatorParameter.Choice("day", "whose midnight divides the days", "utc", "new_york")],
        Fields =
        [
            new("prevHigh", IndicatorScale.Price, "high of the day before"),
            new("prevLow", IndicatorScale.Price, "low of the day before"),
            new("prevClose", IndicatorScale.Price, "close of the day before"),
            new("asiaHigh", IndicatorScale.Price, "high of the Asian session"),
            new("asiaLow", IndicatorScale.Price, "low of the Asian session"),
            new("londonHigh", IndicatorScale.Price, "high of the London session"),
            new("londonLow", IndicatorScale.Price, "low of the London session"),
            new("midnightOpen", IndicatorScale.Price, "open at midnight in New York"),
            new("dayHigh", IndicatorScale.Price, "high of the day so far"),
            new("dayLow", IndicatorScale.Price, "low of the day so far"),
        ],
        WarmupBars = _ => 2,
        Create = spec => new DayLevels(spec),
    };

    protected override void Step(in Bar bar)
    {
        _levels.Add(in bar);
        var (day, asia, london) = (_levels.Day, _levels.Asia, _levels.London);
        Emit(
        [
            day.High, day.Low, day.Close, asia.High, asia.Low, london.High, london.Low, _levels.MidnightOpen,
            day.HighSoFar, day.LowSoFar,
        ]);
    }
}
