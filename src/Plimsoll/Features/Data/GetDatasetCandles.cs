using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Plimsoll.Api;
using Plimsoll.Core.Market;
using Plimsoll.Features.SignIn;
using Plimsoll.Storage.Datasets;

namespace Plimsoll.Features.Data;

/// <summary>The bars of a dataset for a chart: where there are more than asked for, neighbors are joined.</summary>
internal static class GetDatasetCandles
{
    // A chart is rarely wider in pixels.
    private const int MaxLimit = 2_000;
    private const int DefaultLimit = 500;

    internal sealed record Query(
        [FromQuery(Name = "from")] string? From = null,
        [FromQuery(Name = "to")] string? To = null,
        [FromQuery(Name = "limit")] int? Limit = null);

    /// <param name="IntervalSeconds">What one candle covers: the dataset's timeframe or a multiple.</param>
    /// <param name="Items">In the order of time.</param>
    internal sealed record Answer(long IntervalSeconds, IReadOnlyList<DatasetCandle> Items);

    public static async Task<Results<Ok<Answer>, ApiProblem>> HandleAsync(
        Guid id, [AsParameters] Query query, CurrentUser user, DatasetStore datasets, CancellationToken stop)
    {
        if (Validate(query, out var from, out var to) is { } invalid)
            return invalid;
        if (await datasets.FindAsync(user.Id, id, stop) is not { } dataset)
            return DatasetProblems.NotFound();
        var first = from > dataset.FirstOpen ? from.Value : dataset.FirstOpen;
        var last = to <= dataset.LastOpen ? to.Value : dataset.LastOpen;
        var thinning = BarThinning.For(
            dataset.Timeframe, first, last < first ? first : last, query.Limit ?? DefaultLimit);
        await foreach (var bars in datasets.StreamBarsAsync(dataset, from, to, stop))
            thinning.Add(bars.Span);
        return TypedResults.Ok(new Answer(thinning.Seconds, [.. thinning.Bars.Select(DatasetCandle.From)]));
    }

    private static ApiProblem? Validate(Query query, out Timestamp? from, out Timestamp? to)
    {
        var problems = new FieldProblems();
        from = Time(query.From, "from", problems);
        to = Time(query.To, "to", problems);
        problems.Range(query.Limit ?? DefaultLimit, "limit", 1, MaxLimit);
        if (from >= to)
            problems.Add(new FieldProblem("to", "validation.out_of_range", "Must be after from."));
        return problems.Any ? problems.ToProblem() : null;
    }

    private static Timestamp? Time(string? text, string field, FieldProblems problems)
    {
        if (text is null)
            return null;
        var isTime = UtcTimeConverter.TryParse(text, out var time);
        problems.Format(isTime, field, "Must be an ISO-8601 time with an offset, like 2026-01-31T09:30:00Z.");
        return isTime ? Timestamp.From(time) : null;
    }
}
