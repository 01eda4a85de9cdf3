using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Plimsoll.Api;
using Plimsoll.Features.SignIn;
using Plimsoll.Storage.Datasets;

namespace Plimsoll.Features.Data;

/// <summary>All bars of a dataset as a file.</summary>
internal static class ExportDataset
{
    internal sealed record Query(
        [FromQuery(Name = "format")] string? Format = null, [FromQuery(Name = "gzip")] bool Gzip = false);

    public static async Task<Results<PushStreamHttpResult, ApiProblem>> HandleAsync(
        Guid id, [AsParameters] Query query, CurrentUser user, DatasetStore datasets, DataExport export,
        CancellationToken stop)
    {
        var format = query.Format ?? ExportFile.Csv;
        var problems = new FieldProblems();
        if (!problems.OneOf(format, "format", ExportFile.BarFormats))
            return problems.ToProblem();
        if (await datasets.FindAsync(user.Id, id, stop) is not { } dataset)
            return DatasetProblems.NotFound();
        return ExportFile.Answer(
            ExportFile.NameOf(dataset), query.Gzip,
            target => export.WriteAsync(dataset, ExportFile.BarsAs(format), target, stop));
    }
}
