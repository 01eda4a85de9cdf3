namespace Plimsoll.Core.Market;

/// <summary>Where an account's days begin: midnight in a real time zone, never a fixed offset.</summary>
public sealed class TradingDay(TimeZoneInfo zone)
{
    public static TradingDay Utc { get; } = new(TimeZoneInfo.Utc);

    public TimeZoneInfo Zone { get; } = zone;

    /// <summary>First instant of the day that contains <paramref name="time"/>.</summary>
    public Timestamp Start(Timestamp time) => Midnight(LocalDate(time));

    /// <summary>First instant of the day after the one that contains <paramref name="time"/>.</summary>
    public Timestamp End(Timestamp time) => Midnight(LocalDate(time).AddDays(1));

    private DateTime LocalDate(Timestamp time) =>
        TimeZoneInfo.ConvertTime(time.ToDateTimeOffset(), Zone).DateTime.Date;

    // Where the clocks spring over midnight the day begins with its first existing hour.
    private Timestamp Midnight(DateTime date)
    {
        var local = DateTime.SpecifyKind(date, DateTimeKind.Unspecified);
        while (Zone.IsInvalidTime(local))
            local = local.AddMinutes(30);
        return Timestamp.From(new DateTimeOffset(local, Zone.GetUtcOffset(local)));
    }
}
