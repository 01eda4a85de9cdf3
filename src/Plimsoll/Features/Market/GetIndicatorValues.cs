using Microsoft.AspNetCore.Http.HttpResults;
using Plimsoll.Api;
using Plimsoll.Core.Indicators;
using Plimsoll.Core.Market;

namespace Plimsoll.Features.Market;

/// <summary>Values of an indicator on the newest final bars, ascending.</summary>
internal static class GetIndicatorValues
{
    // Recursive indicators depend a little on where they began; three warm-ups are enough for what eyes can see.
    private const int WarmupFactor = 3;

    internal sealed record Query(
        string Instrument, string Interval, string Indicator, int? Period = null, int? Limit = null);

    /// <param name="Time">Open time of the bar.</param>
    /// <param name="Value">Absent while the indicator is warming up.</param>
    internal sealed record IndicatorValue(Timestamp Time, double? Value = null);

    public static async Task<Results<Ok<Page<IndicatorValue>>, ApiProblem>> HandleAsync(
        [AsParameters] Query query, MarketSeries market, CancellationToken stop)
    {
        var problems = new FieldProblems();
        var limit = SeriesQuery.Limit(query.Limit, problems);
        var asked = SeriesQuery.Read(query.Instrument, query.Interval, market.Instruments, problems);
        var spec = Spec(query, problems);
        if (problems.Any || asked is not { } series || spec is null)
            return problems.ToProblem();
        var count = limit + (long)spec.WarmupBars * (spec.Kind.IsRecursive ? WarmupFactor : 1);
        var bars = await market.FinalBarsAsync(
            new MarketSeries.Asked(series.Instrument, series.Interval, count), stop);
        var indicator = spec.Kind.Create(spec);
        var values = new List<IndicatorValue>(bars.Count);
        foreach (var bar in bars)
        {
            indicator.Update(in bar);
            var value = spec.Kind.Fields[0].Read(indicator);
            values.Add(new IndicatorValue(bar.OpenTime, double.IsNaN(value) ? null : value));
        }
        return TypedResults.Ok(new Page<IndicatorValue>([.. values.TakeLast(limit)], null));
    }

    private static IndicatorSpec? Spec(Query query, FieldProblems problems)
    {
        string[] kinds = [.. IndicatorCatalog.Kinds.Select(kind => kind.Name)];
        if (!problems.OneOf(query.Indicator, "indicator", kinds))
            return null;
        var kind = IndicatorCatalog.KindOf(query.Indicator);
        try
        {
            kind.Require(IndicatorInput.Bars | IndicatorInput.Volume);
            return query.Period is { } period
                ? kind.Spec(new Dictionary<string, double> { ["period"] = period })
                : kind.Spec();
        }
        catch (IndicatorException exception)
        {
            var range = kind.Parameters.FirstOrDefault(parameter => parameter.Name == exception.Parameter);
            problems.Add(new FieldProblem(exception.Parameter ?? "period", exception.Code, exception.Message)
            {
                Min = range?.Min,
                Max = range?.Max,
            });
            return null;
        }
    }
}
