using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Plimsoll.Api;
using Plimsoll.Core.Market;
using Plimsoll.Runtime.Data;

namespace Plimsoll.Features.Data;

/// <summary>Shows what an import would read; stores nothing. The first MiB of the file is enough.</summary>
internal static class PreviewImport
{
    internal sealed record Query : ColumnQuery
    {
        /// <summary>What the file is called where it comes from.</summary>
        [FromQuery(Name = "fileName")]
        public string? FileName { get; init; }
    }

    /// <param name="Code">What the import would be refused with.</param>
    /// <param name="Line">From 1; absent when the whole file is meant.</param>
    /// <param name="Reason">For a person.</param>
    internal sealed record Problem(string Code, long? Line, string Reason);

    /// <param name="Format">
    /// <c>binance-kline</c>, <c>histdata-m1</c>, <c>histdata-ticks</c> or <c>csv</c>; absent when it is none of them.
    /// </param>
    /// <param name="Timeframe">Of the rows, by their spacing; absent when it cannot be told.</param>
    /// <param name="Headings">Cells of the first line: what columns can be named where it is not understood.</param>
    /// <param name="IsWhole">Whether the whole file was looked at, not only its beginning.</param>
    /// <param name="Rows">The first good ones.</param>
    /// <param name="Problems">The first ones; one is enough for the import to refuse the file.</param>
    internal sealed record Answer(
        string? Format, string? Timeframe, IReadOnlyList<string> Headings, bool IsWhole,
        IReadOnlyList<DatasetCandle> Rows, IReadOnlyList<Problem> Problems);

    public static async Task<Results<Ok<Answer>, ApiProblem>> HandleAsync(
        [AsParameters] Query query, HttpContext context, Upload upload, TimeProvider clock)
    {
        if (upload.Admit(context) is { } refused)
            return refused;
        var problems = new FieldProblems();
        var fileName = ImportTarget.SourceOf(query.FileName, problems);
        if (problems.Any)
            return problems.ToProblem();
        var head = await FileHead.ReadAsync(context.Request.Body, context.RequestAborted);
        var preview = new ImportPreview(head.Text, fileName, new BarFileOptions
        {
            LatestTime = Timestamp.From(clock.GetUtcNow()),
            Columns = query.Columns,
        });
        preview.Read();
        return TypedResults.Ok(new Answer(
            preview.Format,
            preview.SourceTimeframe?.Code,
            preview.Headings,
            head.IsWhole,
            [.. preview.Rows.Select(DatasetCandle.From)],
            [.. Damage(head), .. preview.Problems.Select(one => new Problem(one.Code, one.Line, one.Reason))]));
    }

    private static IEnumerable<Problem> Damage(FileHead head) => head.IsDamaged
        ? [new Problem(DataFileException.Truncated, null, "the gzip data is cut off or damaged")]
        : [];
}
