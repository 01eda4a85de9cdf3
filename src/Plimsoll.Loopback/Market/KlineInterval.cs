namespace Plimsoll.Loopback.Market;

/// <summary>The bars of fixed length that the venue offers.</summary>
internal static class KlineInterval
{
    public const long Minute = 60_000;

    private const long Hour = 60 * Minute;
    private const long Day = 24 * Hour;

    private static readonly Dictionary<string, long> Lengths = new(StringComparer.Ordinal)
    {
        ["1m"] = Minute,
        ["3m"] = 3 * Minute,
        ["5m"] = 5 * Minute,
        ["15m"] = 15 * Minute,
        ["30m"] = 30 * Minute,
        ["1h"] = Hour,
        ["2h"] = 2 * Hour,
        ["4h"] = 4 * Hour,
        ["6h"] = 6 * Hour,
        ["8h"] = 8 * Hour,
        ["12h"] = 12 * Hour,
        ["1d"] = Day,
    };

    /// <summary>Milliseconds of the interval.</summary>
    public static bool TryParse(string code, out long length) => Lengths.TryGetValue(code, out length);
}
