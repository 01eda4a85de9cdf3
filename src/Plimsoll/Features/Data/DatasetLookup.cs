using Plimsoll.Storage.Datasets;

namespace Plimsoll.Features.Data;

/// <summary>
/// Finds the dataset that a person means by its name or its id; backtests and the command line ask here. Its bars are
/// read with <see cref="DatasetStore.StreamBarsAsync"/> or <see cref="DatasetStore.ReadBarsAsync"/>.
/// </summary>
internal sealed class DatasetLookup(DatasetStore datasets)
{
    /// <param name="userId">Whose datasets are looked through beside the built-in ones; null: only those.</param>
    /// <param name="nameOrId">An own dataset comes before a built-in one of the same name, a name before an id.</param>
    /// <param name="stop">Ends the search.</param>
    /// <returns>Null when there is none, or it is another user's (<c>dataset.not_found</c>).</returns>
    public async Task<Dataset?> FindAsync(Guid? userId, string nameOrId, CancellationToken stop) =>
        await datasets.FindByNameAsync(userId, nameOrId, stop)
        ?? (Guid.TryParse(nameOrId, out var id) ? await datasets.FindAsync(userId, id, stop) : null);

    /// <summary>
    /// Whether a user (null: nobody in particular) has a dataset of that name. Asked before long work for the sender's
    /// sake; what decides is the database when it stores.
    /// </summary>
    public async Task<bool> IsTakenAsync(Guid? userId, string name, CancellationToken stop) =>
        await datasets.FindByNameAsync(userId, name, stop) is { } found && found.UserId == userId;
}
