namespace Plimsoll.Core.Market;

/// <summary>
/// Bar length of a fixed number of seconds (<c>1s</c> … <c>1d</c>, <c>1w</c>), aligned to UTC;
/// weeks begin on Monday. Months are not of fixed length and are built where a calendar is known.
/// </summary>
public readonly record struct Timeframe
{
    // 1970-01-01 was a Thursday: the Monday grid is shifted by four days.
    private const long MondayShiftSeconds = 4 * 86_400;
    private const long WeekSeconds = 7 * 86_400;

    private static readonly (string Code, long Seconds)[] Known =
    [
        ("1s", 1), ("5s", 5), ("15s", 15), ("1m", 60), ("5m", 300), ("15m", 900), ("30m", 1_800), ("45m", 2_700),
        ("1h", 3_600), ("2h", 7_200), ("4h", 14_400), ("1d", 86_400), ("1w", WeekSeconds),
    ];

    private Timeframe(string code, long seconds)
    {
        Code = code;
        Seconds = seconds;
    }

    public static Timeframe OneMinute { get; } = Of("1m");

    public static IEnumerable<string> Codes => Known.Select(known => known.Code);

    public string Code { get; }

    public long Seconds { get; }

    public TimeSpan Length => TimeSpan.FromSeconds(Seconds);

    /// <exception cref="FormatException">The code is not one of <see cref="Codes"/>.</exception>
    public static Timeframe Of(string code) =>
        TryOf(code, out var timeframe) ? timeframe : throw new FormatException($"'{code}' is not a timeframe");

    public static bool TryOf(string? code, out Timeframe timeframe)
    {
        foreach (var known in Known)
        {
            if (known.Code != code)
                continue;
            timeframe = new Timeframe(known.Code, known.Seconds);
            return true;
        }

        timeframe = default;
        return false;
    }

    /// <summary>Open time of the bar that contains <paramref name="time"/>.</summary>
    public Timestamp Floor(Timestamp time)
    {
        var length = Seconds * Timestamp.MicrosPerSecond;
        var shift = Seconds == WeekSeconds ? MondayShiftSeconds * Timestamp.MicrosPerSecond : 0;
        var into = (time.Micros - shift) % length;
        return new Timestamp(time.Micros - (into < 0 ? into + length : into));
    }

    public override string ToString() => Code;
}
