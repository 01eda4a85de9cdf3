using Microsoft.AspNetCore.Http.HttpResults;
using Plimsoll.Api;
using Plimsoll.Features.SignIn;
using Plimsoll.Storage.Keys;

namespace Plimsoll.Features.Venues;

/// <summary>Forgets a key that no account uses. It asks for no password: nothing becomes possible by it.</summary>
internal static class DeleteKey
{
    public static async Task<Results<NoContent, ApiProblem>> HandleAsync(
        Guid id, CurrentUser user, VenueKeyStore store, KeyEntry entry, HttpContext context)
    {
        if (await store.FindAsync(user.Id, id, context.RequestAborted) is not { } key)
            return TestKey.NotFound();
        await entry.DeleteAsync(key, RequestAudit.Of(user, context), context.RequestAborted);
        return TypedResults.NoContent();
    }
}
