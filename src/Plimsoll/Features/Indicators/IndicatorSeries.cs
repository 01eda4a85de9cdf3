using Plimsoll.Api;
using Plimsoll.Core.Indicators;
using Plimsoll.Core.Indicators.Windows;
using Plimsoll.Core.Market;
using Plimsoll.Features.Data;
using Plimsoll.Features.Market;
using Plimsoll.Runtime.Data;
using Plimsoll.Runtime.Markets;
using Plimsoll.Storage.Datasets;

namespace Plimsoll.Features.Indicators;

/// <summary>Computes an indicator on the newest final bars of the simulated market or of a dataset.</summary>
internal sealed class IndicatorSeries(MarketSeries market, RecentTicks ticks, DatasetStore datasets)
{
    // Recursive indicators depend a little on where they began; three warm-ups are enough for what eyes can see.
    private const int WarmupFactor = 3;

    // Bars lie unevenly where a market closes: somewhat more time than they take on average is read.
    private const double SpareTime = 1.5;

    /// <summary>What is wrong goes to the problems; a dataset that the user does not have is answered with 404.</summary>
    public async Task<Source?> FindAsync(Ask ask, FieldProblems problems, CancellationToken stop)
    {
        if (ask.Dataset is { } id)
        {
            if (ask.Instrument is not null)
                problems.Format(false, "instrument", "Give either an instrument or a dataset.");
            return OfDataset(await FindAsync(ask.UserId, id, stop), ask.Interval, problems) is { } found
                ? found with { Reference = await ReferenceAsync(ask, found, problems, stop) }
                : null;
        }

        problems.Format(
            ask.ReferenceDataset is null, "referenceDataset",
            "The simulated market has the other instrument itself; it belongs to a dataset.");

        var isGiven = problems.Required(ask.Instrument, "instrument") & problems.Required(ask.Interval, "interval");
        return isGiven && SeriesQuery.Read(ask.Instrument!, ask.Interval!, market.Instruments, problems) is { } series
            ? new Source(series.Instrument, series.Interval)
            : null;
    }

    private async Task<Dataset> FindAsync(Guid user, Guid id, CancellationToken stop) =>
        await datasets.FindAsync(user, id, stop) ?? throw new ProblemException(DatasetProblems.NotFound());

    private async Task<Dataset?> ReferenceAsync(Ask ask, Source source, FieldProblems problems, CancellationToken stop)
    {
        if (ask.ReferenceDataset is not { } id)
            return null;
        var other = await FindAsync(ask.UserId, id, stop);
        problems.Format(
            BarAggregator.CanAggregate(other.Timeframe, source.Interval), "referenceDataset",
            $"{source.Interval} bars cannot be built from its {other.Timeframe} bars.");
        return other;
    }

    /// <exception cref="IndicatorException">The data lack what the kind needs.</exception>
    public async Task<IReadOnlyList<Point>> ComputeAsync(
        Source source, IndicatorSpec spec, int limit, CancellationToken stop)
    {
        if (spec.Kind.IsOverWindows)
            return await OverWindowsAsync(source, spec, limit, stop);
        var count = limit + (long)spec.WarmupBars * (spec.Kind.IsRecursive ? WarmupFactor : 1);
        var bars = source.Dataset is { } dataset
            ? await DatasetBarsAsync(dataset, source.Interval, count, stop)
            : await market.FinalBarsAsync(new MarketSeries.Asked(source.InstrumentId, source.Interval, count), stop);
        if (KnownInstruments.Find(source.InstrumentId.Value)?.Instrument is { } instrument)
            bars = [.. bars.Select(bar => instrument.Known(in bar))];
        if (bars.Count > 0)
            spec.Kind.Require(bars.Any(bar => !double.IsNaN(bar.Volume))
                ? IndicatorInput.Bars | IndicatorInput.Volume
                : IndicatorInput.Bars);
        var indicator = spec.Kind.Create(spec);
        var other = bars.Count == 0 ? null : await OtherAsync(source, indicator, bars, stop);
        var points = new List<Point>(Math.Min(limit, bars.Count));
        for (var i = 0; i < bars.Count; i++)
        {
            var bar = bars[i];
            other?.AdvanceTo(bar.OpenTime);
            indicator.Update(in bar);
            if (i >= bars.Count - limit)
                points.Add(new Point(bar, ValuesOf(indicator)));
        }

        return points;
    }

    // Null for a kind that looks at one instrument alone.
    private async Task<LookedAt?> OtherAsync(
        Source source, Indicator indicator, IReadOnlyList<Bar> own, CancellationToken stop)
    {
        if (indicator is not PairIndicator pair || pair.Spec.Reference is not { } reference)
            return null;
        var isAtHand = source.Dataset is null ? market.Carries(reference) : source.Reference?.InstrumentId == reference;
        if (!isAtHand)
            throw new IndicatorException(
                IndicatorException.ReferenceMissing, source.Dataset is null
                    ? $"{pair.Spec.Id} needs bars of {reference}, which the market does not have"
                    : $"{pair.Spec.Id} needs bars of {reference}: give a dataset of it as referenceDataset");
        var bars = source.Reference is { } dataset
            ? await DatasetBarsAsync(
                dataset, source.Interval, (own[0].OpenTime, own[^1].OpenTime + source.Interval.Length), stop)
            : await market.FinalBarsAsync(
                new MarketSeries.Asked(reference, source.Interval, int.MaxValue) { From = own[0].OpenTime }, stop);
        return new LookedAt(bars, bar => pair.UpdateReference(in bar));
    }

    // As of the end of each bar; what was traded before the program started is not known, so that the first have none.
    private async Task<IReadOnlyList<Point>> OverWindowsAsync(
        Source source, IndicatorSpec spec, int limit, CancellationToken stop)
    {
        if (source.Dataset is not null)
            spec.Kind.Require(IndicatorInput.Bars | IndicatorInput.Volume);
        var asked = new MarketSeries.Asked(source.InstrumentId, source.Interval, limit + 1);
        var bars = await market.FinalBarsAsync(asked, stop);
        var (recent, lastMissed) = ticks.Of(source.InstrumentId);
        var hub = TickHub.After(lastMissed, SimulatedMarketHost.Ticks);
        var (indicator, next) = (hub.Get(spec), 0);
        var points = new List<Point>(limit);
        foreach (var bar in bars.TakeLast(limit))
        {
            var end = bar.OpenTime + source.Interval.Length;
            for (; next < recent.Count && recent[next].Trade.Time < end; next++)
                recent[next].Feed(hub);
            hub.AdvanceTo(end);
            points.Add(new Point(bar, [double.IsFinite(indicator.Value) ? indicator.Value : null]));
        }

        return points;
    }

    private static Source? OfDataset(Dataset dataset, string? interval, FieldProblems problems)
    {
        string[] built =
        [
            .. Timeframe.Codes.Where(code => BarAggregator.CanAggregate(dataset.Timeframe, Timeframe.Of(code))),
        ];
        if (interval is null)
            return new Source(dataset.InstrumentId, dataset.Timeframe, dataset);
        return problems.OneOf(interval, "interval", built)
            ? new Source(dataset.InstrumentId, Timeframe.Of(interval), dataset)
            : null;
    }

    private async Task<IReadOnlyList<Bar>> DatasetBarsAsync(
        Dataset dataset, Timeframe interval, long count, CancellationToken stop)
    {
        var spacing = dataset.Bars > 1
            ? (dataset.LastOpen.Micros - dataset.FirstOpen.Micros) / (double)(dataset.Bars - 1)
            : dataset.Timeframe.Seconds * (double)Timestamp.MicrosPerSecond;
        var reach = spacing * (interval.Seconds / (double)dataset.Timeframe.Seconds) * (count + 1) * SpareTime;
        var from = reach < dataset.LastOpen.Micros - dataset.FirstOpen.Micros
            ? interval.Floor(new Timestamp(dataset.LastOpen.Micros - (long)reach))
            : dataset.FirstOpen;
        return await DatasetBarsAsync(dataset, interval, (from, null), stop);
    }

    private async Task<IReadOnlyList<Bar>> DatasetBarsAsync(
        Dataset dataset, Timeframe interval, (Timestamp From, Timestamp? To) range, CancellationToken stop)
    {
        var aggregator = new BarAggregator(dataset.Timeframe, interval);
        var bars = new List<Bar>();
        await foreach (var chunk in datasets.StreamBarsAsync(dataset, range.From, range.To, stop))
            for (var i = 0; i < chunk.Length; i++)
            {
                var bar = chunk.Span[i];
                if (aggregator.Add(in bar, out var earlier))
                    bars.Add(earlier);
                if (aggregator.AdvanceTo(bar.OpenTime + dataset.Timeframe.Length, out var completed))
                    bars.Add(completed);
            }
        return bars;
    }

    private static double?[] ValuesOf(Indicator indicator)
    {
        var values = new double?[indicator.Spec.Kind.Fields.Count];
        for (var i = 0; i < values.Length; i++)
            values[i] = double.IsFinite(indicator[i]) ? indicator[i] : null;
        return values;
    }

    /// <summary>An instrument of the simulated market with an interval, or a dataset and perhaps an interval.</summary>
    /// <param name="UserId">Who asks.</param>
    /// <param name="Instrument">Of the simulated market.</param>
    /// <param name="Interval">Of a dataset its own, where none is given.</param>
    /// <param name="Dataset">Instead of an instrument.</param>
    /// <param name="ReferenceDataset">Beside a dataset: the bars of the instrument that a kind compares with.</param>
    internal sealed record Ask(
        Guid UserId, string? Instrument, string? Interval, Guid? Dataset, Guid? ReferenceDataset);

    /// <summary>Checked; without a dataset it is the simulated market.</summary>
    internal sealed record Source(InstrumentId InstrumentId, Timeframe Interval, Dataset? Dataset = null)
    {
        public Dataset? Reference { get; init; }
    }

    /// <summary>A bar with the value of every field; null where there is none.</summary>
    internal readonly record struct Point(Bar Bar, IReadOnlyList<double?> Values);
}
