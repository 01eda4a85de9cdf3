using System.Globalization;
using Microsoft.AspNetCore.Http.HttpResults;
using Plimsoll.Api;
using Plimsoll.Core.Indicators;
using Plimsoll.Core.Market;
using Plimsoll.Features.Market;
using Plimsoll.Features.SignIn;

namespace Plimsoll.Features.Indicators;

/// <summary>Values of an indicator or a variant on the newest final bars, ascending.</summary>
internal static class GetIndicatorValues
{
    /// <param name="Instrument">Of the simulated market, with an interval; or a dataset.</param>
    /// <param name="Interval">Of a dataset: its own, when it is not given.</param>
    /// <param name="Indicator">A kind, or with parameters: <c>macd(12,26,9)</c>; or a variant.</param>
    /// <param name="Period">Short for the parameter of that name.</param>
    /// <param name="Limit">Bars.</param>
    /// <param name="Variant">Its id.</param>
    /// <param name="Dataset">Its id.</param>
    /// <param name="ReferenceDataset">Beside a dataset: id of one of the instrument that the kind compares with.</param>
    internal sealed record Query(
        string? Instrument = null,
        string? Interval = null,
        string? Indicator = null,
        int? Period = null,
        int? Limit = null,
        Guid? Variant = null,
        Guid? Dataset = null,
        Guid? ReferenceDataset = null);

    /// <param name="Time">Open time of the bar.</param>
    /// <param name="Values">Of every field in the kind's order; null while there is none.</param>
    /// <param name="Value">Of the first field, the default.</param>
    internal sealed record IndicatorValue(Timestamp Time, IReadOnlyList<double?> Values, double? Value = null);

    public static async Task<Results<Ok<Page<IndicatorValue>>, ApiProblem>> HandleAsync(
        [AsParameters] Query query,
        CurrentUser user,
        IndicatorSeries series,
        Variants variants,
        CancellationToken stop)
    {
        var problems = new FieldProblems();
        var limit = SeriesQuery.Limit(query.Limit, problems);
        var ask = new IndicatorSeries.Ask(user.Id, query.Instrument, query.Interval, query.Dataset, query.ReferenceDataset);
        var source = await series.FindAsync(ask, problems, stop);
        var spec = query.Variant is { } variant
            ? await OfVariantAsync(variant, query, problems, () => variants.FindAsync(user.Id, variant, stop))
            : SpecOf(query, problems);
        if (problems.Any || source is null || spec is null)
            return problems.ToProblem();
        try
        {
            var points = await series.ComputeAsync(source, spec, limit, stop);
            return TypedResults.Ok(new Page<IndicatorValue>(
                [.. points.Select(point => new IndicatorValue(point.Bar.OpenTime, point.Values, point.Values[0]))],
                null));
        }
        catch (IndicatorException unsuitable)
        {
            return ApiProblem.Refused(unsuitable.Code, unsuitable.Message + ".");
        }
    }

    private static async Task<IndicatorSpec?> OfVariantAsync(
        Guid id, Query query, FieldProblems problems, Func<Task<Variant?>> find)
    {
        if (query.Indicator is not null || query.Period is not null)
            problems.Format(false, "variant", "Give either a variant or an indicator.");
        var variant = await find() ?? throw new ProblemException(Variants.NotFound(id));
        return variant.Spec;
    }

    private static IndicatorSpec? SpecOf(Query query, FieldProblems problems)
    {
        var reader = new SpecReader(problems, "indicator", "");
        if (query.Period is { } period)
            return reader.Read(query.Indicator, [new("period", period.ToString(CultureInfo.InvariantCulture))]);
        return problems.Required(query.Indicator, "indicator") ? reader.Parse(query.Indicator) : null;
    }
}
