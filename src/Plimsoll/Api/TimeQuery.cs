using Plimsoll.Core.Market;

namespace Plimsoll.Api;

/// <summary>A time in a query, written like every other time: ISO-8601 with an offset.</summary>
internal readonly record struct TimeQuery(Timestamp Value)
{
    public static bool TryParse(string? text, out TimeQuery query)
    {
        var isTime = UtcTimeConverter.TryParse(text, out var time);
        query = new TimeQuery(Timestamp.From(time));
        return isTime;
    }
}
