using Microsoft.AspNetCore.Http.HttpResults;
using Plimsoll.Api;

namespace Plimsoll.Features.Backtests;

/// <summary>Whether a part of a report is wanted as JSON or as a file: <c>?format=csv</c> or <c>Accept: text/csv</c>.</summary>
internal static class PartFormat
{
    private const string Csv = "csv";
    private const string Json = "json";
    private const string MediaType = "text/csv";

    /// <summary>The query decides, then the header.</summary>
    public static ApiProblem? Check(string? format, HttpRequest request, out bool isCsv)
    {
        isCsv = (format ?? (Accepts(request) ? Csv : Json)) == Csv;
        var problems = new FieldProblems();
        return format is null || problems.OneOf(format, "format", Json, Csv) ? null : problems.ToProblem();
    }

    public static ContentHttpResult File(string csv, string name, HttpResponse response)
    {
        response.Headers.ContentDisposition = $"attachment; filename=\"{name}.csv\"";
        return TypedResults.Text(csv, $"{MediaType}; charset=utf-8");
    }

    private static bool Accepts(HttpRequest request) =>
        request.GetTypedHeaders().Accept.Any(one => one.MediaType.Equals(MediaType, StringComparison.OrdinalIgnoreCase)
            && one.Quality is null or > 0);
}
