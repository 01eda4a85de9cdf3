using Microsoft.AspNetCore.Http.HttpResults;
using Plimsoll.Api;
using Plimsoll.Core.Indicators;
using Plimsoll.Core.Market;
using Plimsoll.Features.Market;
using Plimsoll.Features.SignIn;

namespace Plimsoll.Features.Indicators;

/// <summary>The newest final bars with every field of an indicator: all that a chart needs, from one moment.</summary>
internal static class PreviewIndicator
{
    /// <param name="Kind">Name of a kind.</param>
    /// <param name="Parameters">As text by name; the others are the defaults.</param>
    /// <param name="Instrument">Of the simulated market, with an interval; or a dataset.</param>
    /// <param name="Interval">Of a dataset: its own, when it is not given.</param>
    /// <param name="Dataset">Instead of an instrument.</param>
    /// <param name="Limit">Bars.</param>
    /// <param name="ReferenceDataset">Beside a dataset: one of the instrument that the kind compares with.</param>
    internal sealed record Request(
        string Kind,
        IReadOnlyDictionary<string, string>? Parameters = null,
        string? Instrument = null,
        string? Interval = null,
        Guid? Dataset = null,
        int? Limit = null,
        Guid? ReferenceDataset = null);

    /// <param name="Indicator">The spec as conditions write it.</param>
    /// <param name="Fields">Names in the order of an item's values.</param>
    internal sealed record Answer(
        string Indicator,
        string InstrumentId,
        string Interval,
        int WarmupBars,
        IReadOnlyList<string> Fields,
        IReadOnlyList<Item> Items);

    /// <param name="Time">Open time of the bar.</param>
    /// <param name="Values">Null while there is none.</param>
    /// <param name="Volume">Absent where it is not known.</param>
    internal sealed record Item(
        Timestamp Time,
        double Open,
        double High,
        double Low,
        double Close,
        IReadOnlyList<double?> Values,
        double? Volume = null);

    public static async Task<Results<Ok<Answer>, ApiProblem>> HandleAsync(
        Body<Request> body, CurrentUser user, IndicatorSeries series, CancellationToken stop)
    {
        var request = body.Value;
        var problems = new FieldProblems();
        var limit = SeriesQuery.Limit(request.Limit, problems);
        var ask = new IndicatorSeries.Ask(user.Id, request.Instrument, request.Interval, request.Dataset, request.ReferenceDataset);
        var source = await series.FindAsync(ask, problems, stop);
        var spec = new SpecReader(problems, "kind", "parameters.").Read(request.Kind, request.Parameters ?? None);
        if (problems.Any || source is null || spec is null)
            return problems.ToProblem();
        try
        {
            var points = await series.ComputeAsync(source, spec, limit, stop);
            return TypedResults.Ok(new Answer(
                spec.Id,
                source.InstrumentId.Value,
                source.Interval.Code,
                spec.WarmupBars,
                [.. spec.Kind.Fields.Select(field => field.Name)],
                [.. points.Select(ItemOf)]));
        }
        catch (IndicatorException unsuitable)
        {
            return ApiProblem.Refused(unsuitable.Code, unsuitable.Message + ".");
        }
    }

    private static IReadOnlyDictionary<string, string> None { get; } = new Dictionary<string, string>();

    private static Item ItemOf(IndicatorSeries.Point point)
    {
        var bar = point.Bar;
        return new Item(
            bar.OpenTime,
            bar.Open,
            bar.High,
            bar.Low,
            bar.Close,
            point.Values,
            double.IsNaN(bar.Volume) ? null : bar.Volume);
    }
}
