using Microsoft.AspNetCore.Http.HttpResults;
using Plimsoll.Api;
using Plimsoll.Features.SignIn;
using Plimsoll.Storage.Datasets;

namespace Plimsoll.Features.Data;

/// <summary>The caller's own and the built-in datasets, by name; few enough for one page.</summary>
internal static class ListDatasets
{
    public static async Task<Ok<Page<DatasetAnswer>>> HandleAsync(
        CurrentUser user, DatasetStore datasets, CancellationToken stop)
    {
        var rows = await datasets.ListAsync(user.Id, stop);
        return TypedResults.Ok(new Page<DatasetAnswer>([.. rows.Select(DatasetAnswer.From)], null, rows.Count));
    }
}
