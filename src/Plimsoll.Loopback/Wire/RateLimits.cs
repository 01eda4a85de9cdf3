using System.Text.Json.Nodes;

namespace Plimsoll.Loopback.Wire;

/// <summary>How much may be asked, as <c>exchangeInfo</c> tells it.</summary>
internal static class RateLimits
{
    public const int SpotWeight = 6_000;
    public const int SpotOrders = 100;
    public const int SpotDayOrders = 200_000;
    public const int FuturesWeight = 2_400;
    public const int FuturesOrders = 300;
    public const int FuturesMinuteOrders = 1_200;

    public static JsonNode Row(string type, string interval, int count, int limit) => new JsonObject
    {
        ["rateLimitType"] = type,
        ["interval"] = interval,
        ["intervalNum"] = count,
        ["limit"] = limit,
    };
}
