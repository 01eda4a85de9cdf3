using Plimsoll.Core.Market;

namespace Plimsoll.Core.Indicators.Structure;

/// <summary>Which sessions a bar opens in, by the clocks of the cities.</summary>
public sealed class MarketHours(IndicatorSpec spec) : Indicator(spec)
{
    private readonly Sessions _sessions = new();

    public static IndicatorKind Kind { get; } = new()
    {
        Name = "market_hours",
        Title = "Market hours",
        Formula = "by the time a bar opens: asia 09:00-18:00 Tokyo, london 08:00-17:00 London, newYork 08:00-17:00 New York, "
            + "overlap = both of these, nyMorning 09:30-11:30 New York; minutesSinceOpen of the session that opened last and "
            + "is open, else null; weekends are days like others",
        Source = "IANA time zone database",
        AwaitsEvent = true,
        Parameters = [],
        Fields =
        [
            IndicatorField.Flag("asia", "1 while open"),
            IndicatorField.Flag("london", "1 while open"),
            IndicatorField.Flag("newYork", "1 while open"),
            IndicatorField.Flag("overlap", "1 while London and New York are open"),
            IndicatorField.Flag("nyMorning", "1 in New York's morning"),
            IndicatorField.Bounded("minutesSinceOpen", 0, 539, "minutes since the youngest open session opened"),
            IndicatorField.Bounded("nyMinute", 0, 1_439, "minute of the day in New York"),
        ],
        WarmupBars = _ => 1,
        Create = spec => new MarketHours(spec),
    };

    protected override void Step(in Bar bar)
    {
        _sessions.MoveTo(bar.OpenTime);
        Emit(
        [
            Flag(_sessions.IsAsia), Flag(_sessions.IsLondon), Flag(_sessions.IsNewYork),
            Flag(_sessions.IsLondon && _sessions.IsNewYork), Flag(_sessions.IsNewYorkMorning),
            _sessions.MinutesSinceOpen, _sessions.NewYorkMinute,
        ]);
    }

    private static double Flag(bool isOn) => isOn ? 1 : 0;
}
