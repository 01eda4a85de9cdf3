using Microsoft.AspNetCore.Http.HttpResults;
using Plimsoll.Api;
using Plimsoll.Features.SignIn;
using Plimsoll.Storage.Datasets;

namespace Plimsoll.Features.Data;

/// <summary>One dataset with what its import found.</summary>
internal static class GetDataset
{
    public static async Task<Results<Ok<DatasetAnswer>, ApiProblem>> HandleAsync(
        Guid id, CurrentUser user, DatasetStore datasets, CancellationToken stop) =>
        await datasets.FindAsync(user.Id, id, stop) is { } dataset
            ? TypedResults.Ok(DatasetAnswer.WithQuality(dataset))
            : DatasetProblems.NotFound();
}
