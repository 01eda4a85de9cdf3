using Microsoft.AspNetCore.Http.HttpResults;
using Plimsoll.Api;
using Plimsoll.Features.SignIn;
using Plimsoll.Storage.Datasets;

namespace Plimsoll.Features.Data;

/// <summary>Recordings: the caller's own and the built-in ones, by name.</summary>
internal static class Recordings
{
    public static async Task<Ok<Page<RecordingAnswer>>> ListAsync(
        CurrentUser user, RecordingStore recordings, CancellationToken stop)
    {
        var rows = await recordings.ListAsync(user.Id, stop);
        return TypedResults.Ok(new Page<RecordingAnswer>([.. rows.Select(RecordingAnswer.From)], null, rows.Count));
    }

    public static async Task<Results<Ok<RecordingAnswer>, ApiProblem>> GetAsync(
        Guid id, CurrentUser user, RecordingStore recordings, CancellationToken stop) =>
        await recordings.FindAsync(user.Id, $"{id}", stop) is { } found
            ? TypedResults.Ok(RecordingAnswer.From(found))
            : NotFound();

    public static async Task<Results<NoContent, ApiProblem>> DeleteAsync(
        Guid id, CurrentUser user, RecordingStore recordings, CancellationToken stop)
    {
        if (await recordings.DeleteAsync(user.Id, id, stop))
            return TypedResults.NoContent();
        return await recordings.FindAsync(user.Id, $"{id}", stop) is { UserId: null }
            ? ApiProblem.Refused("recording.built_in", "This recording came with the program and belongs to everybody.")
            : NotFound();
    }

    private static ApiProblem NotFound() => ApiProblem.NotFound("recording.not_found", "There is no such recording.");
}
