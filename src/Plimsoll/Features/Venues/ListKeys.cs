using Microsoft.AspNetCore.Http.HttpResults;
using Plimsoll.Features.SignIn;
using Plimsoll.Runtime.Venues;
using Plimsoll.Storage.Keys;
using Plimsoll.Storage.Secrets;

namespace Plimsoll.Features.Venues;

/// <summary>Lists the caller's keys to venues.</summary>
internal static class ListKeys
{
    /// <param name="Items">By label.</param>
    /// <param name="ProblemCode">Why no key can be used on this server; absent when all is well.</param>
    internal sealed record Answer(IReadOnlyList<VenueKeyView> Items, string? ProblemCode = null);

    public static async Task<Ok<Answer>> HandleAsync(
        CurrentUser user, VenueKeyStore store, IVenueDirectory venues, KeyEncryptionKeys keks, CancellationToken stop)
    {
        var rows = await store.ListAsync(user.Id, stop);
        return TypedResults.Ok(new Answer([.. rows.Select(row => VenueKeyView.From(row, venues))], keks.Problem));
    }
}
