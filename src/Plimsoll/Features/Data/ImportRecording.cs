using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Plimsoll.Api;
using Plimsoll.Features.SignIn;
using Plimsoll.Runtime.Data;
using Plimsoll.Storage;

namespace Plimsoll.Features.Data;

/// <summary>Takes a file of funding rates or notices as the request's body and stores it under a name.</summary>
internal static class ImportRecording
{
    /// <param name="Name">Of the recording, the caller's own.</param>
    /// <param name="Kind"><c>funding</c> (time and rate) or <c>notices</c> (time, kind and value).</param>
    /// <param name="Instrument">What it is of: an id or a symbol.</param>
    /// <param name="FileName">What the file is called where it comes from.</param>
    internal sealed record Query(
        [FromQuery(Name = "name")] string? Name = null,
        [FromQuery(Name = "kind")] string? Kind = null,
        [FromQuery(Name = "instrument")] string? Instrument = null,
        [FromQuery(Name = "fileName")] string? FileName = null);

    public static async Task<Results<Created<RecordingAnswer>, ApiProblem>> HandleAsync(
        [AsParameters] Query query, CurrentUser user, HttpContext context, Upload upload, RecordingImport import)
    {
        if (upload.Admit(context) is { } refused)
            return refused;
        var asked = new RecordingTarget.Asked(query.Name, query.Kind, query.Instrument, query.FileName);
        var invalid = RecordingTarget.Check(asked, out var target);
        if (target is null)
            return invalid!;
        try
        {
            await using var file = await upload.ReceiveAsync(context);
            var stored = await import.StoreAsync(file, target with { UserId = user.Id }, context.RequestAborted);
            return TypedResults.Created(
                $"{ApiRoutes.Prefix}/data/recordings/{stored.Id}", RecordingAnswer.From(stored));
        }
        catch (DataFileException bad)
        {
            return DatasetProblems.BadFile(bad);
        }
        catch (StorageException taken) when (taken.Code == StorageErrorCode.RecordingNameTaken)
        {
            return ApiProblem.Conflict(taken.Code, taken.Message);
        }
    }
}
