using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Plimsoll.Api;
using Plimsoll.Features.SignIn;
using Plimsoll.Runtime.Data;
using Plimsoll.Storage;

namespace Plimsoll.Features.Data;

/// <summary>Takes a file of bars as the request's body and stores it under a name.</summary>
internal sealed class ImportDataset(Upload upload, DatasetImport import, DatasetLookup datasets)
{
    internal sealed record Query : ColumnQuery
    {
        /// <summary>Of the dataset, the caller's own.</summary>
        [FromQuery(Name = "name")]
        public string? Name { get; init; }

        /// <summary>What the bars are of: an id or a symbol.</summary>
        [FromQuery(Name = "instrument")]
        public string? Instrument { get; init; }

        /// <summary>Of the dataset; bars of a shorter one in the file are joined.</summary>
        [FromQuery(Name = "timeframe")]
        public string? Timeframe { get; init; }

        /// <summary>What the file is called where it comes from.</summary>
        [FromQuery(Name = "fileName")]
        public string? FileName { get; init; }
    }

    public static Task<Results<Created<DatasetAnswer>, ApiProblem>> HandleAsync(
        [AsParameters] Query query, CurrentUser user, HttpContext context, ImportDataset import) =>
        import.RunAsync(query, user, context);

    private async Task<Results<Created<DatasetAnswer>, ApiProblem>> RunAsync(
        Query query, CurrentUser user, HttpContext context)
    {
        var stop = context.RequestAborted;
        if (upload.Admit(context) is { } refused)
            return refused;
        var invalid = ImportTarget.Check(
            query.Name, query.Instrument, query.Timeframe, query.FileName, out var checkedTarget);
        if (checkedTarget is null)
            return invalid!;
        var target = checkedTarget with { UserId = user.Id, Columns = query.Columns };
        if (await datasets.IsTakenAsync(user.Id, target.Name, stop))
            return DatasetProblems.NameTaken(target.Name);
        try
        {
            await using var file = await upload.ReceiveAsync(context);
            var dataset = await import.StoreAsync(
                options => BarFile.Open(file, target.Source, options), target, stop);
            return TypedResults.Created(
                $"{ApiRoutes.Prefix}/data/datasets/{dataset.Id}", DatasetAnswer.WithQuality(dataset));
        }
        catch (DataFileException bad)
        {
            return DatasetProblems.BadFile(bad);
        }
        catch (StorageException taken) when (taken.Code == StorageErrorCode.DatasetNameTaken)
        {
            return DatasetProblems.NameTaken(target.Name);
        }
    }
}
