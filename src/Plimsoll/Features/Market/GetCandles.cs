using Microsoft.AspNetCore.Http.HttpResults;
using Plimsoll.Api;

namespace Plimsoll.Features.Market;

/// <summary>
/// The newest bars of an instrument in [from, to), ascending. Without <c>to</c> the last one is the bar that is being
/// built.
/// </summary>
internal static class GetCandles
{
    internal sealed record Query(
        string Instrument, string Interval, TimeQuery? From = null, TimeQuery? To = null, int? Limit = null);

    public static async Task<Results<Ok<Page<CandleView>>, ApiProblem>> HandleAsync(
        [AsParameters] Query query, MarketSeries market, CancellationToken stop)
    {
        var problems = new FieldProblems();
        var limit = SeriesQuery.Limit(query.Limit, problems);
        var asked = SeriesQuery.Read(query.Instrument, query.Interval, market.Instruments, problems);
        if (query is { From: { } first, To: { } last } && first.Value >= last.Value)
            problems.Add(new FieldProblem("to", "validation.out_of_range", "Must be later than from."));
        if (problems.Any || asked is not { } series)
            return problems.ToProblem();
        var candles = new List<CandleView>();
        var bars = new MarketSeries.Asked(
            series.Instrument, series.Interval, limit, query.From?.Value, query.To?.Value);
        await foreach (var (bar, isFinal) in market.BarsAsync(bars, stop))
            candles.Add(CandleView.From(bar, isFinal));
        return TypedResults.Ok(new Page<CandleView>([.. candles.TakeLast(limit)], null));
    }
}
