using Plimsoll.Core.Indicators;
using Plimsoll.Core.Market;
using Plimsoll.Features.Hub;
using Plimsoll.Features.Market;

namespace Plimsoll.Features.Indicators;

/// <summary>What a subscription to <c>indicator_updated:…</c> asks for.</summary>
internal sealed record LiveTopic(InstrumentId InstrumentId, Timeframe Interval, IndicatorSpec Spec)
{
    private const char Separator = '|';

    /// <summary>
    /// Reads <c>{variantId}</c>, a variant that is meant for one instrument, on its minutes; or
    /// <c>{variantId}|{interval}|{instrument}</c>, where a spec such as <c>macd(12,26,9)</c> may stand for the variant.
    /// Null, and a code, where that is nothing to listen to.
    /// </summary>
    public static async Task<(LiveTopic? Wanted, string? Code)> ReadAsync(TopicRequest request, Variants variants)
    {
        var parts = request.Subject.Split(Separator);
        if (parts.Length is not (1 or 3))
            return (null, "hub.topic");
        var variant = Guid.TryParse(parts[0], out var id)
            ? await variants.FindAsync(request.User.Id, id, request.Stop)
            : null;
        if (variant is null && (parts.Length == 1 || Guid.TryParse(parts[0], out _)))
            return (null, "hub.forbidden");
        try
        {
            var spec = variant?.Spec ?? IndicatorCatalog.Parse(parts[0]);
            var (interval, instrument) = parts.Length == 3
                ? (parts[1], parts[2])
                : (Timeframe.OneMinute.Code, variant!.Scope is [var only] ? only : "");
            return SeriesQuery.Intervals.Contains(interval) && InstrumentId.TryOf(instrument, out var known)
                ? (new LiveTopic(known, Timeframe.Of(interval), spec), null)
                : (null, "hub.topic");
        }
        catch (IndicatorException wrong)
        {
            return (null, wrong.Code);
        }
    }
}
