using Microsoft.AspNetCore.Http.HttpResults;
using Plimsoll.Api;
using Plimsoll.Features.SignIn;
using Plimsoll.Storage.Datasets;

namespace Plimsoll.Features.Data;

/// <summary>Deletes an own dataset with all its bars.</summary>
internal static class DeleteDataset
{
    public static async Task<Results<NoContent, ApiProblem>> HandleAsync(
        Guid id, CurrentUser user, DatasetStore datasets, CancellationToken stop)
    {
        if (await datasets.DeleteAsync(user.Id, id, stop))
            return TypedResults.NoContent();
        return await datasets.FindAsync(user.Id, id, stop) is { UserId: null }
            ? ApiProblem.Refused("dataset.built_in", "This dataset came with the program and belongs to everybody.")
            : DatasetProblems.NotFound();
    }
}
