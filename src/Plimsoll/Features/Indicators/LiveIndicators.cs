using Plimsoll.Core.Indicators;
using Plimsoll.Core.Market;
using Plimsoll.Features.Hub;
using Plimsoll.Features.Market;

namespace Plimsoll.Features.Indicators;

/// <summary>
/// Tells the hub the values of indicators that somebody listens to, as their bars become final: one computation a topic,
/// however many listen, and the same figures that <c>/indicators/values</c> answers. Where bars come faster than values
/// are computed, only the newest counts.
/// </summary>
internal sealed class LiveIndicators(
    LiveTopics topics, IndicatorSeries series, MarketSeries market, HubPublisher hub, ILogger<LiveIndicators> logger)
    : BackgroundService
{
    public const string Family = "indicator_updated";

    /// <param name="InstrumentId">Whose bar ended.</param>
    /// <param name="Interval">Of the bar.</param>
    /// <param name="Indicator">As conditions write it.</param>
    /// <param name="Time">Open time of the bar.</param>
    /// <param name="Values">Of every field in the kind's order; null where there is none.</param>
    /// <param name="Value">Of the first field, the default.</param>
    internal sealed record Update(
        string InstrumentId,
        string Interval,
        string Indicator,
        Timestamp Time,
        IReadOnlyList<double?> Values,
        double? Value = null);

    /// <summary>Null when the topic is told from now on; else the code of the refusal.</summary>
    public async Task<string?> BeginAsync(string topic, LiveTopic wanted, CancellationToken stop)
    {
        if (!market.Carries(wanted.InstrumentId))
            return "data.unknown_instrument";
        try
        {
            await ComputeAsync(wanted, stop);
        }
        catch (IndicatorException unsuitable)
        {
            return unsuitable.Code;
        }

        return topics.TryWatch(topic, wanted) ? null : IndicatorException.LimitReached;
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await foreach (var (topic, wanted) in topics.DueAsync(stoppingToken))
            await TellAsync(topic, wanted, stoppingToken);
    }

    private async Task TellAsync(string topic, LiveTopic wanted, CancellationToken stop)
    {
        try
        {
            if (await ComputeAsync(wanted, stop) is { } update)
                hub.Publish(topic, "value", update);
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            // The boundary of the worker: a value that could not be computed is not told, the next bar tries again.
            logger.LogWarning(failure, "The value of {Topic} could not be computed", topic);
        }
    }

    private async Task<Update?> ComputeAsync(LiveTopic wanted, CancellationToken stop)
    {
        var source = new IndicatorSeries.Source(wanted.InstrumentId, wanted.Interval);
        return await series.ComputeAsync(source, wanted.Spec, 1, stop) is [.., var point]
            ? new Update(
                wanted.InstrumentId.Value, wanted.Interval.Code, wanted.Spec.Id, point.Bar.OpenTime, point.Values,
                point.Values[0])
            : null;
    }
}
